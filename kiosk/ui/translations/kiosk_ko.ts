<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>attract</name>
    <message>
        <source>title</source>
        <translation>10분이면 됩니다.
천천히, 편하게.</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>시작할게요</translation>
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
        <translation>직원 부르기</translation>
    </message>
    <message>
        <source>back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>그만하기</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>언어 바꾸기, 지금은 {name}</translation>
    </message>
    <message>
        <source>access</source>
        <translation>보기·소리</translation>
    </message>
    <message>
        <source>access_spoken</source>
        <translation>보기와 소리 바꾸기</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>title</source>
        <translation>어떤 말이 편하세요?</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Which language suits you?</translation>
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
        <translation>이런 방법도 있어요</translation>
    </message>
    <message>
        <source>ways_note</source>
        <translation>몇 가지든 고르세요. 언제든 바꿀 수 있어요.</translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message>
        <source>required</source>
        <translation>꼭 필요해요</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>고르셔도 되고, 안 고르셔도 돼요</translation>
    </message>
    <message>
        <source>legal</source>
        <translation>전체 내용 보기</translation>
    </message>
    <message>
        <source>fold</source>
        <translation>짧게 보기</translation>
    </message>
    <message>
        <source>decline</source>
        <translation>동의하지 않을게요</translation>
    </message>
    <message>
        <source>give</source>
        <translation>동의하고 시작</translation>
    </message>
    <message>
        <source>title</source>
        <translation>시작하기 전에, 네 가지만요</translation>
    </message>
</context>
<context>
    <name>identity</name>
    <message>
        <source>title</source>
        <translation>어떻게 불러 드릴까요?</translation>
    </message>
    <message>
        <source>note</source>
        <translation>적지 않으셔도 괜찮아요. 그래도 끝까지 하실 수 있어요.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>name_example</source>
        <translation>예: 김하늘</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>전화번호 (결과를 받고 싶으실 때만)</translation>
    </message>
    <message>
        <source>phone_example</source>
        <translation>예: 010-1234-5678</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>이름 없이 할게요</translation>
    </message>
    <message>
        <source>identify</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>code_title</source>
        <translation>신청할 때 받은 QR 코드가 있으세요?</translation>
    </message>
    <message>
        <source>code_note</source>
        <translation>휴대전화 화면을 카메라에 보여 주세요. 저절로 읽어요.</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>찾고 있어요. 화면을 밝게 하면 더 잘 보여요.</translation>
    </message>
    <message>
        <source>found_title</source>
        <translation>신청서를 찾았어요</translation>
    </message>
    <message>
        <source>found</source>
        <translation>{name} 님, 반가워요.</translation>
    </message>
    <message>
        <source>found_nameless</source>
        <translation>반가워요.</translation>
    </message>
    <message>
        <source>found_note</source>
        <translation>연락처는 신청서에 있어요. 다시 적지 않으셔도 돼요.</translation>
    </message>
    <message>
        <source>by_hand</source>
        <translation>직접 적을게요</translation>
    </message>
    <message>
        <source>by_code</source>
        <translation>QR 코드가 있어요</translation>
    </message>
    <message>
        <source>not_mine</source>
        <translation>제 것이 아니에요</translation>
    </message>
</context>
<context>
    <name>device_check</name>
    <message>
        <source>title</source>
        <translation>모습과 소리를 같이 볼게요</translation>
    </message>
    <message>
        <source>note</source>
        <translation>아직 아무것도 녹화하지 않아요.</translation>
    </message>
    <message>
        <source>heard_silent</source>
        <translation>한마디 해 보세요</translation>
    </message>
    <message>
        <source>heard_faint</source>
        <translation>조금 더 크게</translation>
    </message>
    <message>
        <source>heard_well</source>
        <translation>잘 들려요</translation>
    </message>
    <message>
        <source>say_something</source>
        <translation>‘안녕하세요’ 하고 편하게 말해 보세요.</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>카메라와 마이크를 켜고 있어요. 잠시만 기다려 주세요.</translation>
    </message>
    <message>
        <source>type_instead</source>
        <translation>글로 답할게요</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>다음</translation>
    </message>
</context>
<context>
    <name>practice</name>
    <message>
        <source>title</source>
        <translation>이렇게 진행돼요</translation>
    </message>
    <message numerus="yes">
        <source>count</source>
        <translation>
            <numerusform>질문은 모두 %n개예요</numerusform>
        </translation>
    </message>
    <message>
        <source>note</source>
        <translation>정답은 없어요. 겪은 일을 편하게 들려주시면 돼요.</translation>
    </message>
    <message numerus="yes">
        <source>prepare</source>
        <translation>
            <numerusform>질문마다 먼저 %n초 동안 생각해요. 더 필요하면 늘릴 수 있어요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answer</source>
        <translation>
            <numerusform>%n초까지 말할 수 있어요. 짧아도 괜찮아요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>retake</source>
        <translation>
            <numerusform>마음에 안 들면 %n번 더 할 수 있어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>rest</source>
        <translation>질문 사이에는 원하는 만큼 쉬어요.</translation>
    </message>
    <message>
        <source>by_person</source>
        <translation>이 말로 하신 답은 부스가 아직 읽지 못해요. 글로 옮겨 보내면 사람이 읽어요. 한국어나 영어로 답하시려면 왼쪽 위에서 말을 바꿔 주세요.</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>연습 없이 시작할게요</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>먼저 연습해 볼게요</translation>
    </message>
    <message>
        <source>prepare_typed</source>
        <translation>질문을 읽고, 생각하는 시간은 정해져 있지 않아요.</translation>
    </message>
    <message>
        <source>answer_typed</source>
        <translation>글로 답하세요. 짧아도 괜찮아요.</translation>
    </message>
    <message>
        <source>retake_typed</source>
        <translation>다 쓴 뒤에도 얼마든지 고칠 수 있어요.</translation>
    </message>
</context>
<context>
    <name>where</name>
    <message>
        <source>practice</source>
        <translation>연습이에요. 남기지 않아요.</translation>
    </message>
    <message>
        <source>question</source>
        <translation>{number}번째 질문 · 모두 {count}개</translation>
    </message>
</context>
<context>
    <name>question</name>
    <message>
        <source>hint</source>
        <translation>이런 이야기면 좋아요</translation>
    </message>
    <message>
        <source>time</source>
        <translation>생각하는 시간이에요. 원이 다 차면 녹화가 시작돼요.</translation>
    </message>
    <message>
        <source>more_time</source>
        <translation>더 생각할게요</translation>
    </message>
    <message>
        <source>type_instead</source>
        <translation>글로 답할게요</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>건너뛸게요</translation>
    </message>
    <message>
        <source>skip_practice</source>
        <translation>연습은 그만</translation>
    </message>
    <message>
        <source>start</source>
        <translation>지금 말할게요</translation>
    </message>
    <message>
        <source>type</source>
        <translation>글로 답할게요</translation>
    </message>
    <message>
        <source>speak</source>
        <translation>말로 답할게요</translation>
    </message>
    <message>
        <source>time_own</source>
        <translation>생각하는 시간이에요. 준비되면 녹화를 시작해 주세요.</translation>
    </message>
    <message>
        <source>time_typed</source>
        <translation>시간 제한은 없어요. 준비되면 글로 적어 주세요.</translation>
    </message>
</context>
<context>
    <name>recording</name>
    <message>
        <source>starting</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>녹화하고 있어요</translation>
    </message>
    <message>
        <source>note</source>
        <translation>천천히 말씀하세요. 잠깐 멈추셔도 괜찮아요.</translation>
    </message>
    <message>
        <source>time</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>다 말했어요</translation>
    </message>
    <message>
        <source>more_time</source>
        <translation>더 말할게요</translation>
    </message>
</context>
<context>
    <name>typing</name>
    <message>
        <source>note</source>
        <translation>쓰시는 데 시간 제한은 없어요.</translation>
    </message>
    <message>
        <source>correcting</source>
        <translation>고치고 싶은 곳을 눌러 고쳐 주세요.</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>example</source>
        <translation>여기에 편하게 적어 주세요.</translation>
    </message>
    <message>
        <source>submit</source>
        <translation>다 썼어요</translation>
    </message>
</context>
<context>
    <name>keyboard</name>
    <message>
        <source>shift</source>
        <translation>쌍자음, 대문자</translation>
    </message>
    <message>
        <source>backspace</source>
        <translation>지우기</translation>
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
        <translation>띄어쓰기</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>줄 바꿈</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>title</source>
        <translation>이렇게 들었어요</translation>
    </message>
    <message>
        <source>title_typed</source>
        <translation>이렇게 적으셨어요</translation>
    </message>
    <message>
        <source>title_waiting</source>
        <translation>잘 들었어요</translation>
    </message>
    <message>
        <source>note</source>
        <translation>다르게 옮긴 곳이 있으면 고치실 수 있어요.</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>연습이에요. 다음으로 가면 바로 지워져요.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>말씀하신 것을 글로 옮겨 적는 중이에요.</translation>
    </message>
    <message>
        <source>nothing_heard</source>
        <translation>말소리가 들리지 않았어요. 괜찮아요, 다시 말씀하시거나 글로 적어 주세요.</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>점이 찍힌 말은 또렷하게 듣지 못한 말이에요.</translation>
    </message>
    <message numerus="yes">
        <source>retake</source>
        <translation>
            <numerusform>다시 말할게요 (%n번 남음)</numerusform>
        </translation>
    </message>
    <message>
        <source>correct</source>
        <translation>고쳐 쓸게요</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>좋아요, 이대로</translation>
    </message>
    <message>
        <source>go_on</source>
        <translation>다음으로 갈게요</translation>
    </message>
    <message>
        <source>waiting_saved</source>
        <translation>녹화는 잘 끝났어요.</translation>
    </message>
    <message>
        <source>waiting_go_on</source>
        <translation>다 되면 여기에 보여 드려요. 기다리지 않고 넘어가셔도 돼요.</translation>
    </message>
</context>
<context>
    <name>interrupted</name>
    <message>
        <source>title</source>
        <translation>녹화가 잠깐 끊겼어요</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>거기까지 하신 말씀은 잘 남아 있어요.</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>연습이었으니 없어진 것은 없어요.</translation>
    </message>
    <message>
        <source>again</source>
        <translation>이어서 말씀하셔도, 처음부터 다시 하셔도 돼요. 다시 하기 횟수는 줄지 않아요.</translation>
    </message>
    <message>
        <source>again_practice</source>
        <translation>한 번 더 해 보실 수 있어요.</translation>
    </message>
    <message>
        <source>retake</source>
        <translation>처음부터 다시</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>여기까지로 할게요</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>이어서 말하기</translation>
    </message>
</context>
<context>
    <name>rest</name>
    <message>
        <source>title</source>
        <translation>잠깐 쉬어 가세요</translation>
    </message>
    <message>
        <source>note</source>
        <translation>어깨를 내리고, 숨을 한번 길게 쉬어 보세요.</translation>
    </message>
    <message>
        <source>next</source>
        <translation>다음은 {topic} 이야기예요.</translation>
    </message>
    <message>
        <source>and</source>
        <translation>, </translation>
    </message>
    <message>
        <source>continue</source>
        <translation>준비됐어요</translation>
    </message>
</context>
<context>
    <name>working</name>
    <message>
        <source>title</source>
        <translation>들려주신 이야기를 정리하고 있어요</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>{number}번째 이야기를 읽고 있어요. 모두 {count}개예요.</translation>
    </message>
    <message>
        <source>joining</source>
        <translation>이야기를 하나로 모으고 있어요.</translation>
    </message>
    <message>
        <source>note</source>
        <translation>다 되면 바로 보여 드릴게요.</translation>
    </message>
    <message>
        <source>may_leave</source>
        <translation>조금 더 걸려요. 먼저 마치셔도 돼요. 나머지는 저희가 끝까지 해 둘게요.</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>먼저 마칠게요</translation>
    </message>
</context>
<context>
    <name>result</name>
    <message>
        <source>title</source>
        <translation>들려주신 이야기에서 이런 힘이 보였어요</translation>
    </message>
    <message>
        <source>title_named</source>
        <translation>{name}님의 이야기에서 이런 힘이 보였어요</translation>
    </message>
    <message>
        <source>caveat</source>
        <translation>참고 자료입니다. 결정은 사람이 합니다.</translation>
    </message>
    <message>
        <source>low_end</source>
        <translation>조금 보였어요</translation>
    </message>
    <message>
        <source>high_end</source>
        <translation>아주 또렷했어요</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>오늘 이야기에 나오지 않아서 비워 둔 것: {names}. 없다는 뜻은 아니에요.</translation>
    </message>
    <message>
        <source>all_silent</source>
        <translation>오늘 이야기만으로는 그림을 그리기 어려웠어요. 없다는 뜻은 아니에요.</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>이렇게 말씀하셨어요</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>stronger</source>
        <translation>이렇게 하면 더 또렷해져요</translation>
    </message>
    <message>
        <source>work</source>
        <translation>어울릴 만한 일</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>{title} · {company}
{names}</translation>
    </message>
    <message>
        <source>no_work</source>
        <translation>일자리 소식은 확인 번호로 나중에 보실 수 있어요.</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>다 봤어요</translation>
    </message>
    <message numerus="yes">
        <source>strongest</source>
        <translation>
            <numerusform>가장 또렷했던 %n가지예요</numerusform>
        </translation>
    </message>
    <message>
        <source>rest</source>
        <translation>그 밖에는</translation>
    </message>
    <message>
        <source>others</source>
        <translation>이 힘도 보였어요: {names}.</translation>
    </message>
    <message>
        <source>no_work_private</source>
        <translation>고르신 대로 일자리는 찾지 않아요.</translation>
    </message>
    <message>
        <source>list_and</source>
        <translation>, </translation>
    </message>
    <message>
        <source>title_by_person</source>
        <translation>들려주셔서 고마워요. 하신 말씀은 사람이 읽어요</translation>
    </message>
    <message numerus="yes">
        <source>by_person</source>
        <translation>
            <numerusform>답 %n개는 부스가 아직 읽지 못하는 말로 하셨어요. 그 답은 사람이 읽어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>no_picture</source>
        <translation>그래서 오늘은 그림을 그리지 않았어요. 힘이 없다는 뜻은 아니에요.</translation>
    </message>
</context>
<context>
    <name>improvement</name>
    <message>
        <source>situation</source>
        <translation>언제, 어디서 있었던 일인지 먼저 말해 주세요.</translation>
    </message>
    <message>
        <source>own_action</source>
        <translation>여럿이 한 일이라면, 내가 직접 한 일을 말해 주세요.</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>왜 그렇게 했는지도 말해 주세요.</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>그래서 어떻게 됐는지 끝까지 들려주세요.</translation>
    </message>
    <message>
        <source>reflection</source>
        <translation>그 일에서 무엇을 배웠는지 한마디 덧붙여 주세요.</translation>
    </message>
</context>
<context>
    <name>goodbye</name>
    <message>
        <source>title</source>
        <translation>수고하셨어요. 이야기 잘 들었어요.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>나의 확인 번호</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>오늘 밤, 인터뷰를 박람회 주최 측에 안전하게 보내요.</translation>
    </message>
    <message numerus="yes">
        <source>deleted</source>
        <translation>
            <numerusform>박람회가 끝나고 %n일 안에 모두 지워요.</numerusform>
        </translation>
    </message>
    <message>
        <source>delete</source>
        <translation>지금 모두 지워 주세요</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>마칠게요</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>그다음 어울리는 일자리를 찾고, 그 기업에 결과를 보여 드려요.</translation>
    </message>
    <message>
        <source>private</source>
        <translation>고르신 대로 기업에 보여 드리지 않고, 일자리도 찾지 않아요.</translation>
    </message>
    <message>
        <source>told_by_message</source>
        <translation>일자리를 찾으면 적어 주신 연락처로 알려 드려요.</translation>
    </message>
    <message>
        <source>told_by_code</source>
        <translation>찾은 일자리는 확인 번호로 보실 수 있어요.</translation>
    </message>
    <message>
        <source>by_person</source>
        <translation>그다음 사람이 읽어요. 일자리는 {place}에 물어보세요.</translation>
    </message>
    <message>
        <source>for_person</source>
        <translation>고르신 대로 AI 없이 사람이 답변을 살펴봐요.</translation>
    </message>
    <message>
        <source>code_note</source>
        <translation>사진으로 찍어 가세요. 확인서예요.</translation>
    </message>
</context>
<context>
    <name>resume</name>
    <message>
        <source>title</source>
        <translation>부스가 잠깐 멈췄다가 돌아왔어요</translation>
    </message>
    <message numerus="yes">
        <source>kept</source>
        <translation>
            <numerusform>들려주신 이야기 %n개는 잘 남아 있어요. 멈춘 곳부터 이어서 할 수 있어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>kept_none</source>
        <translation>멈춘 곳부터 이어서 할 수 있어요.</translation>
    </message>
    <message>
        <source>other</source>
        <translation>하고 계시던 분이 아니라면 ‘새로 시작’을 눌러 주세요.</translation>
    </message>
    <message>
        <source>decline</source>
        <translation>새로 시작</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>이어서 할게요</translation>
    </message>
</context>
<context>
    <name>fault</name>
    <message>
        <source>title</source>
        <translation>잠깐 손볼 곳이 있어요</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>카메라와 마이크를 켜고 있어요.</translation>
    </message>
    <message>
        <source>next</source>
        <translation>고쳐지면 이 화면은 저절로 넘어가요.</translation>
    </message>
    <message>
        <source>next_answer</source>
        <translation>고쳐지면 질문으로 저절로 돌아가요. 지금까지 하신 말씀은 잘 남아 있어요.</translation>
    </message>
    <message>
        <source>help</source>
        <translation>오래 걸리면 오른쪽 위의 ‘직원 부르기’를 눌러 주세요.</translation>
    </message>
    <message>
        <source>type_instead</source>
        <translation>글로 답할게요</translation>
    </message>
</context>
<context>
    <name>problem</name>
    <message>
        <source>camera_missing</source>
        <translation>카메라를 찾지 못했어요. 직원이 연결을 확인해 드릴게요.</translation>
    </message>
    <message>
        <source>camera_busy</source>
        <translation>다른 프로그램이 카메라를 쓰고 있어요. 직원이 그 프로그램을 닫아 드릴게요.</translation>
    </message>
    <message>
        <source>camera_stalled</source>
        <translation>카메라 화면이 들어오지 않아요. 직원이 다시 연결해 드릴게요.</translation>
    </message>
    <message>
        <source>microphone_missing</source>
        <translation>마이크를 찾지 못했어요. 직원이 연결을 확인해 드릴게요.</translation>
    </message>
    <message>
        <source>microphone_busy</source>
        <translation>다른 프로그램이 마이크를 쓰고 있어요. 직원이 그 프로그램을 닫아 드릴게요.</translation>
    </message>
    <message>
        <source>microphone_stalled</source>
        <translation>마이크가 응답하지 않아요. 직원이 다시 연결해 드릴게요.</translation>
    </message>
    <message>
        <source>visitor_unreadable</source>
        <translation>연습용 방문자 영상을 열지 못했어요. 직원이 폴더를 확인해 드릴게요.</translation>
    </message>
    <message>
        <source>disk_full</source>
        <translation>저장할 자리가 부족해요. 녹화된 것은 그대로 있고, 직원이 자리를 마련해 드릴게요.</translation>
    </message>
    <message>
        <source>models_missing</source>
        <translation>말을 글로 옮기는 프로그램이 빠져 있어요. 직원이 설치해 드릴게요.</translation>
    </message>
    <message>
        <source>capture_stopped</source>
        <translation>녹화 장치가 멈춰서 다시 켜고 있어요. 잠시만 기다려 주세요.</translation>
    </message>
    <message>
        <source>assess_stopped</source>
        <translation>말을 글로 옮기는 프로그램이 멈춰서 다시 켜고 있어요. 잠시만 기다려 주세요.</translation>
    </message>
    <message>
        <source>microphone_silent</source>
        <translation>소리가 전혀 들어오지 않아요. 마이크가 꺼졌을 수 있으니 직원에게 말씀해 주세요.</translation>
    </message>
    <message>
        <source>camera_covered</source>
        <translation>카메라에 아무것도 보이지 않아요. 렌즈가 가려져 있는지 봐 주세요.</translation>
    </message>
    <message>
        <source>camera_frozen</source>
        <translation>카메라 화면이 멈춰 있어요. 계속하셔도 괜찮고, 오래가면 직원에게 말씀해 주세요.</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>title_home</source>
        <translation>직원 화면</translation>
    </message>
    <message>
        <source>title_sending</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>title_devices</source>
        <translation>카메라와 마이크</translation>
    </message>
    <message>
        <source>title_defaults</source>
        <translation>언어와 소리 크기</translation>
    </message>
    <message>
        <source>title_diagnostics</source>
        <translation>진단 파일</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>model</source>
        <translation>말 인식</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>기다리는 일</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>저장 공간</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>마지막 전송</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>시계</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>확인하고 있어요</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>never</source>
        <translation>아직 없음</translation>
    </message>
    <message numerus="yes">
        <source>queue_left</source>
        <translation>
            <numerusform>보낼 인터뷰 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jobs_left</source>
        <translation>
            <numerusform>읽을 답 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>disk_free</source>
        <translation>{gigabytes} GB</translation>
    </message>
    <message numerus="yes">
        <source>visits_fit</source>
        <translation>
            <numerusform>인터뷰 %n번 가능</numerusform>
        </translation>
    </message>
    <message>
        <source>clock_wrong</source>
        <translation>시계를 맞춰 주세요</translation>
    </message>
    <message>
        <source>model_ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>model_waiting</source>
        <translation>준비하는 중</translation>
    </message>
    <message>
        <source>went_well</source>
        <translation>모두 보냈어요</translation>
    </message>
    <message>
        <source>went_badly</source>
        <translation>남은 것이 있어요</translation>
    </message>
    <message>
        <source>sending_now</source>
        <translation>보내고 있어요.</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>마치고 다음 분</translation>
    </message>
    <message>
        <source>wipe</source>
        <translation>이 인터뷰 지우기</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>카메라·마이크</translation>
    </message>
    <message>
        <source>defaults</source>
        <translation>언어·소리</translation>
    </message>
    <message>
        <source>diagnostics</source>
        <translation>진단 파일</translation>
    </message>
    <message>
        <source>out_of_service</source>
        <translation>운영 멈추기</translation>
    </message>
    <message>
        <source>open_again</source>
        <translation>다시 열기</translation>
    </message>
    <message>
        <source>power_off</source>
        <translation>부스 끄기</translation>
    </message>
    <message>
        <source>ask_wipe</source>
        <translation>이 인터뷰를 모두 지울까요? 되돌릴 수 없어요.</translation>
    </message>
    <message>
        <source>yes_wipe</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>ask_power_off</source>
        <translation>부스를 끌까요? 지금까지의 답은 남아요.</translation>
    </message>
    <message>
        <source>yes_power_off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>return</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>done</source>
        <translation>다 했어요</translation>
    </message>
    <message>
        <source>sync_now</source>
        <translation>지금 보내기</translation>
    </message>
    <message numerus="yes">
        <source>waiting_to_be_sent</source>
        <translation>
            <numerusform>보낼 인터뷰가 %n건 있어요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sent_so_far</source>
        <translation>
            <numerusform>지금까지 %n건 보냈어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>never_sent</source>
        <translation>이 부스는 아직 보낸 적이 없어요.</translation>
    </message>
    <message numerus="yes">
        <source>all_sent</source>
        <translation>
            <numerusform>{when}에 %n건을 모두 보냈어요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>some_left</source>
        <translation>
            <numerusform>{when}에 %n건을 보내지 못했어요. 네트워크 케이블을 확인하고 다시 눌러 주세요. 밤에도 저절로 다시 보내요.</numerusform>
        </translation>
    </message>
    <message>
        <source>sending_note</source>
        <translation>받았다는 서명이 온 인터뷰는 이 부스에서 지워져요.</translation>
    </message>
    <message>
        <source>systems_choice</source>
        <translation>알아서 고르기</translation>
    </message>
    <message>
        <source>default_language</source>
        <translation>처음 언어</translation>
    </message>
    <message>
        <source>default_volume</source>
        <translation>소리 크기</translation>
    </message>
    <message>
        <source>softer</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>louder</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>defaults_note</source>
        <translation>다음 분부터 이렇게 시작해요. 그분이 직접 바꾸실 수도 있어요.</translation>
    </message>
    <message>
        <source>diagnostics_what</source>
        <translation>부스의 상태, 버전, 설정, 개수만 적혀요. 사람에 대한 것은 들어가지 않아요.</translation>
    </message>
    <message>
        <source>diagnostics_where</source>
        <translation>USB가 꽂혀 있으면 그 안에, 없으면 이 PC에 저장해요.</translation>
    </message>
    <message>
        <source>diagnostics_write</source>
        <translation>파일 만들기</translation>
    </message>
    <message>
        <source>diagnostics_stick</source>
        <translation>USB에 저장했어요. 이제 뽑아도 돼요.</translation>
    </message>
    <message>
        <source>diagnostics_folder</source>
        <translation>USB가 없어서 이 PC에 저장했어요.</translation>
    </message>
    <message>
        <source>diagnostics_failed</source>
        <translation>저장하지 못했어요. 저장 공간을 확인해 주세요.</translation>
    </message>
</context>
<context>
    <name>out_of_service</name>
    <message>
        <source>title</source>
        <translation>지금은 쉬고 있어요</translation>
    </message>
    <message>
        <source>note</source>
        <translation>가까운 다른 부스를 이용해 주세요.</translation>
    </message>
</context>
<context>
    <name>idle_warning</name>
    <message>
        <source>title</source>
        <translation>아직 계신가요?</translation>
    </message>
    <message>
        <source>text</source>
        <translation>아무 곳이나 누르시면 그대로 이어져요. 줄이 다 줄어들면 처음 화면으로 돌아가요.</translation>
    </message>
    <message>
        <source>still_here</source>
        <translation>네, 여기 있어요</translation>
    </message>
    <message numerus="yes">
        <source>left</source>
        <translation>
            <numerusform>%n초 남았어요.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stop_confirm</name>
    <message>
        <source>title</source>
        <translation>여기서 그만할까요?</translation>
    </message>
    <message>
        <source>nothing_kept</source>
        <translation>아직 남긴 것이 없어요. 언제든 다시 오셔도 돼요.</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>그만할게요</translation>
    </message>
    <message>
        <source>go_on</source>
        <translation>계속할게요</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>지금까지 들려주신 이야기는 남아요. 원하시면 지금 모두 지우실 수도 있어요.</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>다 지울게요</translation>
    </message>
</context>
<context>
    <name>delete_confirm</name>
    <message>
        <source>title</source>
        <translation>모두 지울까요?</translation>
    </message>
    <message>
        <source>text</source>
        <translation>영상과 글, 결과를 모두 지워요. 되돌릴 수 없고, 확인 번호도 쓸 수 없게 돼요.</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>그대로 둘게요</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>모두 지워 주세요</translation>
    </message>
</context>
<context>
    <name>staff_called</name>
    <message>
        <source>title</source>
        <translation>직원을 불렀어요</translation>
    </message>
    <message>
        <source>text</source>
        <translation>곧 올 거예요. 그동안 시간은 흐르지 않으니 편하게 기다려 주세요. 급하시면 {place}로 오셔도 돼요.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>괜찮아요, 계속할게요</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <source>title</source>
        <translation>어떤 말로 할까요?</translation>
    </message>
    <message>
        <source>text</source>
        <translation>질문까지 모두 바뀌어요. 이미 하신 답은 그대로 있어요.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>그대로 할게요</translation>
    </message>
</context>
<context>
    <name>pin</name>
    <message>
        <source>title</source>
        <translation>직원 확인</translation>
    </message>
    <message>
        <source>text</source>
        <translation>PIN을 눌러 주세요.</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>PIN이 달라요. 다시 눌러 주세요.</translation>
    </message>
    <message numerus="yes">
        <source>wait</source>
        <translation>
            <numerusform>%n초 뒤에 다시 누를 수 있어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>erase</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>down</source>
        <translation>아래로</translation>
    </message>
</context>
<context>
    <name>access</name>
    <message>
        <source>title</source>
        <translation>편한 방법을 골라 주세요</translation>
    </message>
    <message>
        <source>large_text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>high_contrast</source>
        <translation>또렷한 색</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>소리로 안내</translation>
    </message>
    <message>
        <source>keypad</source>
        <translation>키패드로</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>입력으로 답하기</translation>
    </message>
    <message>
        <source>low_reach</source>
        <translation>낮은 화면</translation>
    </message>
    <message>
        <source>still</source>
        <translation>움직임 없이</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>소리 크기 {step} / {most}</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>말 빠르기 {step} / {most}</translation>
    </message>
    <message>
        <source>volume_less</source>
        <translation>소리 작게</translation>
    </message>
    <message>
        <source>volume_more</source>
        <translation>소리 크게</translation>
    </message>
    <message>
        <source>speed_less</source>
        <translation>천천히</translation>
    </message>
    <message>
        <source>speed_more</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <source>close</source>
        <translation>좋아요, 이대로</translation>
    </message>
</context>
<context>
    <name>voice</name>
    <message>
        <source>intro</source>
        <translation>소리로 안내할게요. 화살표 키로 옮기고, 확인 키로 고르세요. 도움 키는 직원을 부르고, 길게 누르면 소리 안내가 꺼져요.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>소리 안내를 껐어요.</translation>
    </message>
    <message>
        <source>choices</source>
        <translation>고를 수 있는 것: {names}.</translation>
    </message>
    <message>
        <source>here</source>
        <translation>지금 자리: {what}</translation>
    </message>
    <message>
        <source>button</source>
        <translation>{name}, 버튼</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>{name}, 골랐어요</translation>
    </message>
    <message>
        <source>not_chosen</source>
        <translation>{name}, 고르지 않았어요</translation>
    </message>
    <message>
        <source>field</source>
        <translation>{name}, 적는 칸</translation>
    </message>
    <message>
        <source>field_hint</source>
        <translation>확인 키를 누르면 글자판으로 가요.</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>긴 글이에요. 아래 화살표로 넘겨요</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>비어 있어요</translation>
    </message>
    <message numerus="yes">
        <source>typed</source>
        <translation>
            <numerusform>%n글자 적었어요</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>question</source>
        <translation>
            <numerusform>다 들으셨으면 확인 키를 눌러 녹화를 시작하세요. 녹화하는 동안에는 제가 말하지 않아요. %n초까지 말할 수 있고, 다 말하면 확인 키를 누르세요.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ticket</name>
    <message>
        <source>unreadable</source>
        <translation>이 QR 코드는 신청서가 아니에요. 다른 코드를 보여 주시거나 직접 적어 주세요.</translation>
    </message>
    <message>
        <source>forged</source>
        <translation>이 박람회에서 만든 코드가 아니에요. 직접 적어 주시거나 직원을 불러 주세요.</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>이 코드는 쓸 수 있는 날이 지났어요. 직접 적어 주시면 돼요.</translation>
    </message>
    <message>
        <source>other_fair</source>
        <translation>이 코드는 다른 박람회의 것이에요. 직접 적어 주시면 돼요.</translation>
    </message>
</context>
<context>
    <name>deleted</name>
    <message>
        <source>title</source>
        <translation>모두 지웠어요</translation>
    </message>
    <message>
        <source>going_on</source>
        <translation>이 부스에 남은 것을 지우고 있어요</translation>
    </message>
    <message>
        <source>note</source>
        <translation>이 부스에는 이제 아무것도 남아 있지 않아요.</translation>
    </message>
    <message>
        <source>note_sent</source>
        <translation>이 부스에는 남지 않았어요. 이미 주최 측에 보낸 것은 {staff_contact}에 확인 번호를 말씀해 주시면 지워요.</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>마칠게요</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>잠시만요. 이미 주최 측에 보낸 것은 {staff_contact}에 말씀해 주시면 지워요.</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>사진으로 찍어 두시면 증서가 돼요.</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>certificate</source>
        <translation>삭제 증서</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>인터뷰 확인서</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>박람회</translation>
    </message>
    <message>
        <source>code</source>
        <translation>확인 번호</translation>
    </message>
    <message>
        <source>deleted_at</source>
        <translation>지운 때</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>지운 것</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>영상 {recordings}개, 글 {texts}개, 결과 {results}개</translation>
    </message>
    <message>
        <source>recording_hash</source>
        <translation>영상 {number}</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>안내문</translation>
    </message>
    <message>
        <source>booth</source>
        <translation>부스</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>증서 값</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>남긴 것</translation>
    </message>
    <message>
        <source>kept_counts</source>
        <translation>영상 {recordings}개, 글 {texts}개</translation>
    </message>
    <message>
        <source>made_with</source>
        <translation>쓰인 프로그램</translation>
    </message>
    <message>
        <source>framework</source>
        <translation>능력 기준</translation>
    </message>
    <message>
        <source>person</source>
        <translation>AI 없이 사람이 살펴봐요</translation>
    </message>
    <message>
        <source>until</source>
        <translation>지우는 날</translation>
    </message>
    <message>
        <source>rights</source>
        <translation>이의·삭제</translation>
    </message>
    <message>
        <source>rights_where</source>
        <translation>{staff_contact}에서 확인 번호로</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>일자리 찾기</translation>
    </message>
    <message>
        <source>matches_none</source>
        <translation>고르신 대로 찾지 않아요</translation>
    </message>
    <message>
        <source>print</source>
        <translation>종이로 받을게요</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>인쇄하고 있어요</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>프린터에서 가져가세요</translation>
    </message>
    <message>
        <source>print_failed</source>
        <translation>인쇄하지 못했어요. 다시</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>동의하신 것</translation>
    </message>
    <message>
        <source>matches_where</source>
        <translation>같은 곳에서 확인 번호로</translation>
    </message>
</context>
</TS>
