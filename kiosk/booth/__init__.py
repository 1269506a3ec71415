"""The booth at work: carries out what the flow asks for, and tells it what the world reports.

``conductor`` turns the crank; ``takes`` minds the recordings, ``understanding`` the jobs of the
assess process, ``recovery`` what a power cut left behind, ``pin`` the staff panel. No Qt here.
"""
