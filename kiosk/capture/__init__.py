"""Devices in, files out: camera, microphone and the recorder that cannot lose an answer."""
