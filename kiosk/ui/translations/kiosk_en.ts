<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>attract</name>
    <message>
        <source>title</source>
        <translation>Ten minutes.
In your own time.</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>Let's begin</translation>
    </message>
</context>
<context>
    <name>chrome</name>
    <message>
        <source>language_ko</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>language_en</source>
        <translation>English</translation>
    </message>
    <message>
        <source>language_zh</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>language_vi</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>call_staff</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>Change language, now {name}</translation>
    </message>
    <message>
        <source>access</source>
        <translation>View &amp; sound</translation>
    </message>
    <message>
        <source>access_spoken</source>
        <translation>Change view and sound</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>title</source>
        <translation>Which language suits you?</translation>
    </message>
    <message>
        <source>note</source>
        <translation>어떤 말이 편하세요?</translation>
    </message>
    <message>
        <source>choose_ko</source>
        <translation>한국어로 할게요</translation>
    </message>
    <message>
        <source>choose_en</source>
        <translation>Let's talk in English</translation>
    </message>
    <message>
        <source>choose_zh</source>
        <translation>用中文吧</translation>
    </message>
    <message>
        <source>choose_vi</source>
        <translation>Dùng tiếng Việt</translation>
    </message>
    <message>
        <source>ways</source>
        <translation>Other ways to use the booth</translation>
    </message>
    <message>
        <source>ways_note</source>
        <translation>Choose as many as you like. You can change them any time.</translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message>
        <source>required</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>Only if you like</translation>
    </message>
    <message>
        <source>legal</source>
        <translation>Read everything</translation>
    </message>
    <message>
        <source>fold</source>
        <translation>Back to the short text</translation>
    </message>
    <message>
        <source>decline</source>
        <translation>I don't agree</translation>
    </message>
    <message>
        <source>give</source>
        <translation>Agree and start</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Before we begin, four things</translation>
    </message>
</context>
<context>
    <name>identity</name>
    <message>
        <source>title</source>
        <translation>What shall we call you?</translation>
    </message>
    <message>
        <source>note</source>
        <translation>You don't have to write anything. You can still do all of it.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>name_example</source>
        <translation>For example: Haneul Kim</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Phone (only if you want to hear from us)</translation>
    </message>
    <message>
        <source>phone_example</source>
        <translation>For example: 010-1234-5678</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>Go on without a name</translation>
    </message>
    <message>
        <source>identify</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>code_title</source>
        <translation>Do you have the QR code of your application?</translation>
    </message>
    <message>
        <source>code_note</source>
        <translation>Hold your phone's screen up to the camera. It is read by itself.</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>Looking for it. A brighter phone screen helps.</translation>
    </message>
    <message>
        <source>found_title</source>
        <translation>We found your application</translation>
    </message>
    <message>
        <source>found</source>
        <translation>{name}, good to see you.</translation>
    </message>
    <message>
        <source>found_nameless</source>
        <translation>Good to see you.</translation>
    </message>
    <message>
        <source>found_note</source>
        <translation>Your contact details are in it. No need to type them again.</translation>
    </message>
    <message>
        <source>by_hand</source>
        <translation>I'd rather type</translation>
    </message>
    <message>
        <source>by_code</source>
        <translation>I have a QR code</translation>
    </message>
    <message>
        <source>not_mine</source>
        <translation>That is not mine</translation>
    </message>
</context>
<context>
    <name>device_check</name>
    <message>
        <source>title</source>
        <translation>Let's check picture and sound</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Nothing is being recorded yet.</translation>
    </message>
    <message>
        <source>heard_silent</source>
        <translation>Say a few words</translation>
    </message>
    <message>
        <source>heard_faint</source>
        <translation>A little louder</translation>
    </message>
    <message>
        <source>heard_well</source>
        <translation>We hear you well</translation>
    </message>
    <message>
        <source>say_something</source>
        <translation>Just say “hello” as you normally would.</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>The camera and the microphone are starting. One moment, please.</translation>
    </message>
    <message>
        <source>type_instead</source>
        <translation>I'd rather type</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>practice</name>
    <message>
        <source>title</source>
        <translation>How it goes</translation>
    </message>
    <message numerus="yes">
        <source>count</source>
        <translation>
            <numerusform>There is %n question</numerusform>
            <numerusform>There are %n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>note</source>
        <translation>There is no right answer. Just tell us about things you have done.</translation>
    </message>
    <message numerus="yes">
        <source>prepare</source>
        <translation>
            <numerusform>You get %n second to think first. You can have more.</numerusform>
            <numerusform>You get %n seconds to think first. You can have more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answer</source>
        <translation>
            <numerusform>You can talk for up to %n second. Short is fine.</numerusform>
            <numerusform>You can talk for up to %n seconds. Short is fine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>retake</source>
        <translation>
            <numerusform>Not happy with it? You can try once more.</numerusform>
            <numerusform>Not happy with it? You can try %n more times.</numerusform>
        </translation>
    </message>
    <message>
        <source>rest</source>
        <translation>Between questions, rest as long as you like.</translation>
    </message>
    <message>
        <source>by_person</source>
        <translation>The booth cannot read answers in this language yet. We write down what you say, and a person reads it. To answer in Korean or English, change the language at the upper left.</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>Start without practice</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Practise first</translation>
    </message>
    <message>
        <source>prepare_typed</source>
        <translation>Read the question and think as long as you like.</translation>
    </message>
    <message>
        <source>answer_typed</source>
        <translation>Write your answer. Short is fine.</translation>
    </message>
    <message>
        <source>retake_typed</source>
        <translation>You can change it as often as you like.</translation>
    </message>
</context>
<context>
    <name>where</name>
    <message>
        <source>practice</source>
        <translation>Practice. Nothing is kept.</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Question {number} of {count}</translation>
    </message>
</context>
<context>
    <name>question</name>
    <message>
        <source>hint</source>
        <translation>What you could tell us</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Time to think. When the ring is full, recording starts.</translation>
    </message>
    <message>
        <source>more_time</source>
        <translation>More time</translation>
    </message>
    <message>
        <source>type_instead</source>
        <translation>Type instead</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>Skip this one</translation>
    </message>
    <message>
        <source>skip_practice</source>
        <translation>Skip practice</translation>
    </message>
    <message>
        <source>start</source>
        <translation>I'm ready to talk</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Type my answer</translation>
    </message>
    <message>
        <source>speak</source>
        <translation>Answer by voice</translation>
    </message>
    <message>
        <source>time_own</source>
        <translation>Time to think. Start the recording when you are ready.</translation>
    </message>
    <message>
        <source>time_typed</source>
        <translation>There is no time limit. Write when you are ready.</translation>
    </message>
</context>
<context>
    <name>recording</name>
    <message>
        <source>starting</source>
        <translation>Getting ready…</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Take your time. A pause is fine.</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>I've said it all</translation>
    </message>
    <message>
        <source>more_time</source>
        <translation>More time</translation>
    </message>
</context>
<context>
    <name>typing</name>
    <message>
        <source>note</source>
        <translation>There is no time limit for writing.</translation>
    </message>
    <message>
        <source>correcting</source>
        <translation>Touch the place you want to change.</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Your answer</translation>
    </message>
    <message>
        <source>example</source>
        <translation>Write here, in your own words.</translation>
    </message>
    <message>
        <source>submit</source>
        <translation>I'm done</translation>
    </message>
</context>
<context>
    <name>keyboard</name>
    <message>
        <source>shift</source>
        <translation>Capital letters</translation>
    </message>
    <message>
        <source>backspace</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>hangul</source>
        <translation>한글</translation>
    </message>
    <message>
        <source>latin</source>
        <translation>ABC</translation>
    </message>
    <message>
        <source>signs</source>
        <translation>123</translation>
    </message>
    <message>
        <source>space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>New line</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>title</source>
        <translation>This is what we heard</translation>
    </message>
    <message>
        <source>title_typed</source>
        <translation>This is what you wrote</translation>
    </message>
    <message>
        <source>title_waiting</source>
        <translation>Thank you, we heard you</translation>
    </message>
    <message>
        <source>note</source>
        <translation>If something is wrong, you can correct it.</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>This is practice. It is deleted when you go on.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>We are writing down what you said.</translation>
    </message>
    <message>
        <source>nothing_heard</source>
        <translation>We could not hear any words. That's all right: say it again, or write it.</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>Words with dots below are words we did not hear clearly.</translation>
    </message>
    <message numerus="yes">
        <source>retake</source>
        <translation>
            <numerusform>Try again (%n left)</numerusform>
            <numerusform>Try again (%n left)</numerusform>
        </translation>
    </message>
    <message>
        <source>correct</source>
        <translation>Correct it</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>Fine, keep it</translation>
    </message>
    <message>
        <source>go_on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>waiting_saved</source>
        <translation>The recording went well.</translation>
    </message>
    <message>
        <source>waiting_go_on</source>
        <translation>It will appear here. You can go on without waiting for it.</translation>
    </message>
</context>
<context>
    <name>interrupted</name>
    <message>
        <source>title</source>
        <translation>The recording broke off</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>What you said up to then is safe.</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>This was only practice, so nothing is lost.</translation>
    </message>
    <message>
        <source>again</source>
        <translation>You can go on from there, or say it all again. Neither counts as a retry.</translation>
    </message>
    <message>
        <source>again_practice</source>
        <translation>You can try it once more.</translation>
    </message>
    <message>
        <source>retake</source>
        <translation>Say it all again</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>Keep it as it is</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Go on from there</translation>
    </message>
</context>
<context>
    <name>rest</name>
    <message>
        <source>title</source>
        <translation>Take a little rest</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Let your shoulders drop and take one long breath.</translation>
    </message>
    <message>
        <source>next</source>
        <translation>Next: {topic}.</translation>
    </message>
    <message>
        <source>and</source>
        <translation> and </translation>
    </message>
    <message>
        <source>continue</source>
        <translation>I'm ready</translation>
    </message>
</context>
<context>
    <name>working</name>
    <message>
        <source>title</source>
        <translation>We are putting your stories together</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>Reading story {number} of {count}.</translation>
    </message>
    <message>
        <source>joining</source>
        <translation>Bringing it all together.</translation>
    </message>
    <message>
        <source>note</source>
        <translation>You will see it as soon as it is ready.</translation>
    </message>
    <message>
        <source>may_leave</source>
        <translation>It takes a little longer. You may finish now; we will do the rest.</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>Finish now</translation>
    </message>
</context>
<context>
    <name>result</name>
    <message>
        <source>title</source>
        <translation>The strengths we found in your stories</translation>
    </message>
    <message>
        <source>title_named</source>
        <translation>{name}, the strengths we found in your stories</translation>
    </message>
    <message>
        <source>caveat</source>
        <translation>This is only a help. People decide.</translation>
    </message>
    <message>
        <source>low_end</source>
        <translation>a little</translation>
    </message>
    <message>
        <source>high_end</source>
        <translation>very clearly</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>Left open, because your stories were about other things: {names}. It does not mean you lack them.</translation>
    </message>
    <message>
        <source>all_silent</source>
        <translation>Today's stories were not enough to draw a picture. It does not mean you lack these strengths.</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>In your own words</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>stronger</source>
        <translation>What would make it clearer</translation>
    </message>
    <message>
        <source>work</source>
        <translation>Work that may suit you</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>{title} · {company}
{names}</translation>
    </message>
    <message>
        <source>no_work</source>
        <translation>You can look up jobs later with your code.</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>I've seen it</translation>
    </message>
    <message numerus="yes">
        <source>strongest</source>
        <translation>
            <numerusform>The %n that showed most clearly</numerusform>
            <numerusform>The %n that showed most clearly</numerusform>
        </translation>
    </message>
    <message>
        <source>rest</source>
        <translation>And the others</translation>
    </message>
    <message>
        <source>others</source>
        <translation>These showed too: {names}.</translation>
    </message>
    <message>
        <source>no_work_private</source>
        <translation>As you chose, we do not look for jobs.</translation>
    </message>
    <message>
        <source>list_and</source>
        <translation>, </translation>
    </message>
    <message>
        <source>title_by_person</source>
        <translation>Thank you. A person will read what you said</translation>
    </message>
    <message numerus="yes">
        <source>by_person</source>
        <translation>
            <numerusform>%n answer is in a language that the booth cannot read yet. A person will read it.</numerusform>
            <numerusform>%n answers are in a language that the booth cannot read yet. A person will read them.</numerusform>
        </translation>
    </message>
    <message>
        <source>no_picture</source>
        <translation>So there is no picture today. It does not mean that you lack strengths.</translation>
    </message>
</context>
<context>
    <name>improvement</name>
    <message>
        <source>situation</source>
        <translation>Say first when and where it happened.</translation>
    </message>
    <message>
        <source>own_action</source>
        <translation>If many people took part, say what you did yourself.</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Say why you did it that way.</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Tell us how it ended.</translation>
    </message>
    <message>
        <source>reflection</source>
        <translation>Add a word on what you learned from it.</translation>
    </message>
</context>
<context>
    <name>goodbye</name>
    <message>
        <source>title</source>
        <translation>Well done. Thank you for your stories.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Your code</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>Tonight your interview goes safely to the fair's organisers.</translation>
    </message>
    <message numerus="yes">
        <source>deleted</source>
        <translation>
            <numerusform>Everything is deleted within %n day after the fair.</numerusform>
            <numerusform>Everything is deleted within %n days after the fair.</numerusform>
        </translation>
    </message>
    <message>
        <source>delete</source>
        <translation>Delete everything now</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>Then we look for jobs that suit you, and show your result to those companies.</translation>
    </message>
    <message>
        <source>private</source>
        <translation>As you chose, we show it to no company and look for no jobs.</translation>
    </message>
    <message>
        <source>told_by_message</source>
        <translation>When we find jobs, we send you a message.</translation>
    </message>
    <message>
        <source>told_by_code</source>
        <translation>You can see the jobs we find with your code.</translation>
    </message>
    <message>
        <source>by_person</source>
        <translation>Then a person reads what you said. For jobs, please ask at {place}.</translation>
    </message>
    <message>
        <source>for_person</source>
        <translation>As you chose, a person looks at your answers, not AI.</translation>
    </message>
    <message>
        <source>code_note</source>
        <translation>Photograph it: it is your receipt.</translation>
    </message>
</context>
<context>
    <name>resume</name>
    <message>
        <source>title</source>
        <translation>The booth stopped and is back again</translation>
    </message>
    <message numerus="yes">
        <source>kept</source>
        <translation>
            <numerusform>Your %n answer is safe. You can go on from where you were.</numerusform>
            <numerusform>Your %n answers are safe. You can go on from where you were.</numerusform>
        </translation>
    </message>
    <message>
        <source>kept_none</source>
        <translation>You can go on from where you were.</translation>
    </message>
    <message>
        <source>other</source>
        <translation>If this was not you, please choose “Start new”.</translation>
    </message>
    <message>
        <source>decline</source>
        <translation>Start new</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>fault</name>
    <message>
        <source>title</source>
        <translation>Something needs a little repair</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>The camera and the microphone are starting.</translation>
    </message>
    <message>
        <source>next</source>
        <translation>As soon as it works again, this page goes away by itself.</translation>
    </message>
    <message>
        <source>next_answer</source>
        <translation>As soon as it works again, your question comes back. What you have said so far is safe.</translation>
    </message>
    <message>
        <source>help</source>
        <translation>If it takes long, touch “Call staff” at the upper right.</translation>
    </message>
    <message>
        <source>type_instead</source>
        <translation>Type instead</translation>
    </message>
</context>
<context>
    <name>problem</name>
    <message>
        <source>camera_missing</source>
        <translation>The booth cannot find its camera. Our staff will check the cable.</translation>
    </message>
    <message>
        <source>camera_busy</source>
        <translation>Another program is using the camera. Our staff will close it.</translation>
    </message>
    <message>
        <source>camera_stalled</source>
        <translation>The camera sends no picture. Our staff will connect it again.</translation>
    </message>
    <message>
        <source>microphone_missing</source>
        <translation>The booth cannot find its microphone. Our staff will check the cable.</translation>
    </message>
    <message>
        <source>microphone_busy</source>
        <translation>Another program is using the microphone. Our staff will close it.</translation>
    </message>
    <message>
        <source>microphone_stalled</source>
        <translation>The microphone does not answer. Our staff will connect it again.</translation>
    </message>
    <message>
        <source>visitor_unreadable</source>
        <translation>The booth cannot open the sample visitor's files. Our staff will check the folder.</translation>
    </message>
    <message>
        <source>disk_full</source>
        <translation>There is no room left to save. Nothing recorded is lost; our staff will make room.</translation>
    </message>
    <message>
        <source>models_missing</source>
        <translation>The program that writes down speech is missing. Our staff will install it.</translation>
    </message>
    <message>
        <source>capture_stopped</source>
        <translation>The recorder stopped and is starting again. One moment, please.</translation>
    </message>
    <message>
        <source>assess_stopped</source>
        <translation>The program that writes down speech stopped and is starting again. One moment, please.</translation>
    </message>
    <message>
        <source>microphone_silent</source>
        <translation>No sound comes in; the microphone may be off. Please tell our staff.</translation>
    </message>
    <message>
        <source>camera_covered</source>
        <translation>The camera sees nothing. Please look whether something covers the lens.</translation>
    </message>
    <message>
        <source>camera_frozen</source>
        <translation>The picture stands still. You can go on; if it stays so, please tell our staff.</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>title_home</source>
        <translation>Staff panel</translation>
    </message>
    <message>
        <source>title_sending</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>title_devices</source>
        <translation>Camera and microphone</translation>
    </message>
    <message>
        <source>title_defaults</source>
        <translation>Language and volume</translation>
    </message>
    <message>
        <source>title_diagnostics</source>
        <translation>Diagnostics file</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Recognition</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>Last sent</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>Looking</translation>
    </message>
    <message>
        <source>none</source>
        <translation>None</translation>
    </message>
    <message>
        <source>never</source>
        <translation>Not yet</translation>
    </message>
    <message numerus="yes">
        <source>queue_left</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jobs_left</source>
        <translation>
            <numerusform>%n to read</numerusform>
            <numerusform>%n to read</numerusform>
        </translation>
    </message>
    <message>
        <source>disk_free</source>
        <translation>{gigabytes} GB</translation>
    </message>
    <message numerus="yes">
        <source>visits_fit</source>
        <translation>
            <numerusform>room for %n interview</numerusform>
            <numerusform>room for %n interviews</numerusform>
        </translation>
    </message>
    <message>
        <source>clock_wrong</source>
        <translation>please set the clock</translation>
    </message>
    <message>
        <source>model_ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>model_waiting</source>
        <translation>getting ready</translation>
    </message>
    <message>
        <source>went_well</source>
        <translation>all sent</translation>
    </message>
    <message>
        <source>went_badly</source>
        <translation>some are left</translation>
    </message>
    <message>
        <source>sending_now</source>
        <translation>Sending.</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>Finish, next person</translation>
    </message>
    <message>
        <source>wipe</source>
        <translation>Delete this interview</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>defaults</source>
        <translation>Language, volume</translation>
    </message>
    <message>
        <source>diagnostics</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>out_of_service</source>
        <translation>Close the booth</translation>
    </message>
    <message>
        <source>open_again</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>power_off</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>ask_wipe</source>
        <translation>Delete all of this interview? It cannot be undone.</translation>
    </message>
    <message>
        <source>yes_wipe</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>ask_power_off</source>
        <translation>Switch the booth off? The answers so far are kept.</translation>
    </message>
    <message>
        <source>yes_power_off</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>no</source>
        <translation>No</translation>
    </message>
    <message>
        <source>return</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>sync_now</source>
        <translation>Send now</translation>
    </message>
    <message numerus="yes">
        <source>waiting_to_be_sent</source>
        <translation>
            <numerusform>%n interview waits to be sent.</numerusform>
            <numerusform>%n interviews wait to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sent_so_far</source>
        <translation>
            <numerusform>%n sent so far.</numerusform>
            <numerusform>%n sent so far.</numerusform>
        </translation>
    </message>
    <message>
        <source>never_sent</source>
        <translation>This booth has not sent anything yet.</translation>
    </message>
    <message numerus="yes">
        <source>all_sent</source>
        <translation>
            <numerusform>{when}: %n interview sent, nothing is left.</numerusform>
            <numerusform>{when}: %n interviews sent, nothing is left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>some_left</source>
        <translation>
            <numerusform>{when}: %n interview could not be sent. Please look at the network cable and press again. The booth also tries again at night.</numerusform>
            <numerusform>{when}: %n interviews could not be sent. Please look at the network cable and press again. The booth also tries again at night.</numerusform>
        </translation>
    </message>
    <message>
        <source>sending_note</source>
        <translation>What the matcher has signed for is removed from this booth.</translation>
    </message>
    <message>
        <source>systems_choice</source>
        <translation>The system chooses</translation>
    </message>
    <message>
        <source>default_language</source>
        <translation>First language</translation>
    </message>
    <message>
        <source>default_volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>softer</source>
        <translation>Softer</translation>
    </message>
    <message>
        <source>louder</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>defaults_note</source>
        <translation>The next person begins like this, and can change it.</translation>
    </message>
    <message>
        <source>diagnostics_what</source>
        <translation>Only how the booth is: versions, settings, counts. Nothing about any person.</translation>
    </message>
    <message>
        <source>diagnostics_where</source>
        <translation>It goes to a USB stick if there is one, else to this PC.</translation>
    </message>
    <message>
        <source>diagnostics_write</source>
        <translation>Write the file</translation>
    </message>
    <message>
        <source>diagnostics_stick</source>
        <translation>It is on the USB stick. You can take it out now.</translation>
    </message>
    <message>
        <source>diagnostics_folder</source>
        <translation>There is no USB stick, so it is on this PC.</translation>
    </message>
    <message>
        <source>diagnostics_failed</source>
        <translation>It could not be written. Please look at the disk.</translation>
    </message>
</context>
<context>
    <name>out_of_service</name>
    <message>
        <source>title</source>
        <translation>We are taking a break</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Please use another booth nearby.</translation>
    </message>
</context>
<context>
    <name>idle_warning</name>
    <message>
        <source>title</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Touch anywhere to go on. When the line has run out, we start anew for the next person.</translation>
    </message>
    <message>
        <source>still_here</source>
        <translation>Yes, I'm here</translation>
    </message>
    <message numerus="yes">
        <source>left</source>
        <translation>
            <numerusform>%n second left.</numerusform>
            <numerusform>%n seconds left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stop_confirm</name>
    <message>
        <source>title</source>
        <translation>Shall we stop here?</translation>
    </message>
    <message>
        <source>nothing_kept</source>
        <translation>Nothing has been kept yet. You are welcome to come back.</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>go_on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>What you have told us so far is kept. You can also have all of it deleted now.</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>Delete it all</translation>
    </message>
</context>
<context>
    <name>delete_confirm</name>
    <message>
        <source>title</source>
        <translation>Delete everything?</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Video, text and result will be deleted. This cannot be undone, and your code will no longer work.</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>Delete it all</translation>
    </message>
</context>
<context>
    <name>staff_called</name>
    <message>
        <source>title</source>
        <translation>We have called our staff</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Somebody will be here soon. Your time does not run meanwhile. You can also go to {place}.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>I'm fine, go on</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <source>title</source>
        <translation>Which language suits you?</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Everything changes, the question too. What you have said stays as it is.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Leave it as it is</translation>
    </message>
</context>
<context>
    <name>pin</name>
    <message>
        <source>title</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Please enter the PIN.</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>That is not the PIN. Please try again.</translation>
    </message>
    <message numerus="yes">
        <source>wait</source>
        <translation>
            <numerusform>You can try again in %n second.</numerusform>
            <numerusform>You can try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>erase</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>down</source>
        <translation>Down</translation>
    </message>
</context>
<context>
    <name>access</name>
    <message>
        <source>title</source>
        <translation>Choose what suits you</translation>
    </message>
    <message>
        <source>large_text</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>high_contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>Voice guidance</translation>
    </message>
    <message>
        <source>keypad</source>
        <translation>Keypad</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>Type answers</translation>
    </message>
    <message>
        <source>low_reach</source>
        <translation>Lower screen</translation>
    </message>
    <message>
        <source>still</source>
        <translation>No motion</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Volume {step} of {most}</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>Speed {step} of {most}</translation>
    </message>
    <message>
        <source>volume_less</source>
        <translation>Softer</translation>
    </message>
    <message>
        <source>volume_more</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>speed_less</source>
        <translation>Slower</translation>
    </message>
    <message>
        <source>speed_more</source>
        <translation>Faster</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>voice</name>
    <message>
        <source>intro</source>
        <translation>Voice guidance is on. Move with the arrow keys and choose with the enter key. The help key calls staff; hold it to turn the voice off.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>Voice guidance is off.</translation>
    </message>
    <message>
        <source>choices</source>
        <translation>You can choose: {names}.</translation>
    </message>
    <message>
        <source>here</source>
        <translation>You are at: {what}</translation>
    </message>
    <message>
        <source>button</source>
        <translation>{name}, button</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>{name}, chosen</translation>
    </message>
    <message>
        <source>not_chosen</source>
        <translation>{name}, not chosen</translation>
    </message>
    <message>
        <source>field</source>
        <translation>{name}, text field</translation>
    </message>
    <message>
        <source>field_hint</source>
        <translation>Press enter to go to the keys.</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>Long text. Move it with the down arrow</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>empty</translation>
    </message>
    <message numerus="yes">
        <source>typed</source>
        <translation>
            <numerusform>%n character typed</numerusform>
            <numerusform>%n characters typed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>question</source>
        <translation>
            <numerusform>Press enter to start the recording. I stay silent while you speak. You can talk for up to %n second; press enter when you have said it all.</numerusform>
            <numerusform>Press enter to start the recording. I stay silent while you speak. You can talk for up to %n seconds; press enter when you have said it all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ticket</name>
    <message>
        <source>unreadable</source>
        <translation>This QR code is not an application. Show another one, or type instead.</translation>
    </message>
    <message>
        <source>forged</source>
        <translation>This code was not made by this fair. Type instead, or call staff.</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>This code is out of date. You can type instead.</translation>
    </message>
    <message>
        <source>other_fair</source>
        <translation>This code is for another fair. You can type instead.</translation>
    </message>
</context>
<context>
    <name>deleted</name>
    <message>
        <source>title</source>
        <translation>Everything is deleted</translation>
    </message>
    <message>
        <source>going_on</source>
        <translation>We are deleting what this booth holds</translation>
    </message>
    <message>
        <source>note</source>
        <translation>This booth now holds nothing of yours.</translation>
    </message>
    <message>
        <source>note_sent</source>
        <translation>This booth holds nothing now. What had already been sent is deleted by the organisers: give your code at {staff_contact}.</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>One moment. What was already sent is deleted by the organisers: ask at {staff_contact}.</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>Photograph your certificate.</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>certificate</source>
        <translation>Deletion certificate</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>Interview receipt</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>deleted_at</source>
        <translation>Deleted at</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>Destroyed</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>videos: {recordings}, texts: {texts}, results: {results}</translation>
    </message>
    <message>
        <source>recording_hash</source>
        <translation>Video {number}</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>Fair pack</translation>
    </message>
    <message>
        <source>booth</source>
        <translation>Booth</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>kept_counts</source>
        <translation>videos: {recordings}, texts: {texts}</translation>
    </message>
    <message>
        <source>made_with</source>
        <translation>Made with</translation>
    </message>
    <message>
        <source>framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>person</source>
        <translation>A person looks at it, not AI</translation>
    </message>
    <message>
        <source>until</source>
        <translation>Deleted by</translation>
    </message>
    <message>
        <source>rights</source>
        <translation>Objection, deletion</translation>
    </message>
    <message>
        <source>rights_where</source>
        <translation>at {staff_contact}, with your code</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>Your matches</translation>
    </message>
    <message>
        <source>matches_none</source>
        <translation>none, as you chose</translation>
    </message>
    <message>
        <source>print</source>
        <translation>Print it</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>Take it from the printer</translation>
    </message>
    <message>
        <source>print_failed</source>
        <translation>Not printed. Again</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>You agreed to</translation>
    </message>
    <message>
        <source>matches_where</source>
        <translation>there too, with your code</translation>
    </message>
</context>
</TS>
