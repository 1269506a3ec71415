"""The matcher's sentences in all languages of the booth; ``reasons`` fills them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matcher.contract import CompetencyId


@dataclass(frozen=True)
class Wording:
    """One language. ``{…}`` is filled in; no Korean particle touches a filled-in word."""

    competencies: Mapping[CompetencyId, str]
    heading: str
    seeker_intro: str
    seeker_met: str
    seeker_short: str
    seeker_quote: str
    seeker_unknown: str
    seeker_evidenced: str
    company_intro: str
    company_met: str
    company_short: str
    company_quote: str
    company_unknown: str
    company_evidenced: str
    advice: str
    seeker_subject: str
    seeker_greeting: str
    seeker_greeting_unnamed: str
    seeker_closing: str
    company_subject: str
    company_greeting: str
    company_closing: str


KOREAN: Final = Wording(
    competencies={
        CompetencyId.COMMUNICATION: "의사소통능력",
        CompetencyId.NUMERACY: "수리능력",
        CompetencyId.PROBLEM_SOLVING: "문제해결능력",
        CompetencyId.SELF_DEVELOPMENT: "자기개발능력",
        CompetencyId.RESOURCE_MANAGEMENT: "자원관리능력",
        CompetencyId.INTERPERSONAL: "대인관계능력",
        CompetencyId.INFORMATION: "정보능력",
        CompetencyId.TECHNOLOGY: "기술능력",
        CompetencyId.ORGANIZATION: "조직이해능력",
        CompetencyId.WORK_ETHICS: "직업윤리",
    },
    heading="{title} ({company})",
    seeker_intro=(
        "이 일에 필요한 역량과 인터뷰에서 보여 주신 모습을 나란히 놓아 보았어요. "
        "수준은 1부터 5까지예요."
    ),
    seeker_met="- {competency}: 필요한 수준 {required}, 보여 주신 수준 {shown}.",
    seeker_short=(
        "- {competency}: 필요한 수준 {required}, 이번에 보여 주신 수준 {shown}. "
        "경험을 조금 더 구체적으로 들려주시면 좋아요."
    ),
    seeker_quote="  이렇게 말씀해 주셨어요: “{quote}”",
    seeker_unknown=(
        "- {competency}: 필요한 수준 {required}. 이번 인터뷰에서는 알 수 없었어요. "
        "유리하게도 불리하게도 보지 않았어요."
    ),
    seeker_evidenced="이 일에 필요한 역량 가운데 {percent}%를 인터뷰에서 확인했어요.",
    company_intro=(
        "지원자 {candidate} 님은 이 일자리와 잘 맞는 순서로 {rank}번째예요. "
        "인터뷰에서 하신 말씀만 살펴보았고, 수준은 1부터 5까지예요."
    ),
    company_met="- {competency}: 필요한 수준 {required}, 보여 준 수준 {shown} ({low}~{high}).",
    company_short=(
        "- {competency}: 필요한 수준 {required}, 보여 준 수준 {shown} ({low}~{high}). "
        "만나서 더 여쭤보시면 좋아요."
    ),
    company_quote="  근거가 된 말: “{quote}”",
    company_unknown=(
        "- {competency}: 필요한 수준 {required}. 인터뷰에서는 알 수 없었어요. "
        "유리하게도 불리하게도 보지 않았어요."
    ),
    company_evidenced="필요하다고 하신 역량 가운데 {percent}%를 인터뷰에서 확인했어요.",
    advice="이 안내는 도움말이고, 결정은 사람이 합니다.",
    seeker_subject="인터뷰와 잘 맞는 일자리 {count}곳을 찾았어요",
    seeker_greeting=(
        "{name} 님, 안녕하세요. 박람회에서 들려주신 이야기와 잘 맞는 일자리를 알려 드려요."
    ),
    seeker_greeting_unnamed=(
        "안녕하세요. 박람회에서 들려주신 이야기와 잘 맞는 일자리를 알려 드려요."
    ),
    seeker_closing=(
        "조회 번호: {code}\n이 번호로 언제든 다시 보실 수 있어요. 궁금한 점이 있거나 기록을 지우고 "
        "싶으시면 박람회 운영 사무국에 말씀해 주세요."
    ),
    company_subject="{title}: 새로 추천해 드리는 지원자 {count}명",
    company_greeting=(
        "안녕하세요, {company} 담당자님. 등록하신 일자리와 잘 맞는 분들을 알려 드려요."
    ),
    company_closing=(
        "이름, 연락처, 얼굴, 목소리는 순서를 정하는 데 쓰지 않았어요. 만나 보고 싶은 분이 있으면 "
        "박람회 운영 사무국에 지원자 번호를 알려 주세요."
    ),
)

ENGLISH: Final = Wording(
    competencies={
        CompetencyId.COMMUNICATION: "Communication",
        CompetencyId.NUMERACY: "Working with numbers",
        CompetencyId.PROBLEM_SOLVING: "Problem solving",
        CompetencyId.SELF_DEVELOPMENT: "Self-development",
        CompetencyId.RESOURCE_MANAGEMENT: "Managing time and resources",
        CompetencyId.INTERPERSONAL: "Working with people",
        CompetencyId.INFORMATION: "Working with information",
        CompetencyId.TECHNOLOGY: "Working with technology",
        CompetencyId.ORGANIZATION: "Understanding organisations",
        CompetencyId.WORK_ETHICS: "Work ethics",
    },
    heading="{title} ({company})",
    seeker_intro=(
        "Here is what this job needs, next to what you showed in your interview. "
        "Levels go from 1 to 5."
    ),
    seeker_met="- {competency}: level {required} is needed, you showed {shown}.",
    seeker_short=(
        "- {competency}: level {required} is needed, you showed {shown} this time. "
        "It helps to tell more about what you did."
    ),
    seeker_quote="  You said: “{quote}”",
    seeker_unknown=(
        "- {competency}: level {required} is needed. Your interview did not show it. "
        "This counts neither for you nor against you."
    ),
    seeker_evidenced="Your interview showed {percent}% of what this job asks for.",
    company_intro=(
        "Candidate {candidate} is number {rank} in order of fit for this job. "
        "Only what was said in the interview was looked at. Levels go from 1 to 5."
    ),
    company_met="- {competency}: level {required} is needed, {shown} was shown ({low}–{high}).",
    company_short=(
        "- {competency}: level {required} is needed, {shown} was shown ({low}–{high}). "
        "Please ask about it when you meet."
    ),
    company_quote="  In their own words: “{quote}”",
    company_unknown=(
        "- {competency}: level {required} is needed. The interview did not show it. "
        "This counts neither for nor against the candidate."
    ),
    company_evidenced="The interview showed {percent}% of what you ask for.",
    advice="This is advice; a person decides.",
    seeker_subject="Jobs that fit your interview: {count}",
    seeker_greeting="Hello {name}. These jobs fit what you told us at the job fair.",
    seeker_greeting_unnamed="Hello. These jobs fit what you told us at the job fair.",
    seeker_closing=(
        "Your code: {code}\nYou can see this again at any time with this code. If something looks "
        "wrong, or if you want us to delete it, please tell the job fair office."
    ),
    company_subject="{title}: new candidates for you ({count})",
    company_greeting="Hello, {company}. These candidates fit the job that you registered.",
    company_closing=(
        "Name, contact, face and voice were not used for the order. If you want to meet someone, "
        "please tell the job fair office the candidate number."
    ),
)


CHINESE: Final = Wording(
    competencies={
        CompetencyId.COMMUNICATION: "沟通能力",
        CompetencyId.NUMERACY: "数字运用能力",
        CompetencyId.PROBLEM_SOLVING: "解决问题的能力",
        CompetencyId.SELF_DEVELOPMENT: "自我提升能力",
        CompetencyId.RESOURCE_MANAGEMENT: "资源管理能力",
        CompetencyId.INTERPERSONAL: "人际交往能力",
        CompetencyId.INFORMATION: "信息运用能力",
        CompetencyId.TECHNOLOGY: "技术运用能力",
        CompetencyId.ORGANIZATION: "理解组织的能力",
        CompetencyId.WORK_ETHICS: "职业操守",
    },
    heading="{title}（{company}）",
    seeker_intro=("这里把这份工作需要的能力，和您在访谈中表现出来的放在一起看。程度从 1 到 5。"),
    seeker_met="- {competency}：需要的程度 {required}，您表现出 {shown}。",
    seeker_short=(
        "- {competency}：需要的程度 {required}，您这次表现出 {shown}。"
        "把自己做过的事讲得再具体一点会更好。"
    ),
    seeker_quote="  您是这样说的：“{quote}”",
    seeker_unknown=(
        "- {competency}：需要的程度 {required}。这次访谈里看不出来。这对您没有好处，也没有坏处。"
    ),
    seeker_evidenced="这份工作需要的能力中，有 {percent}% 在访谈里得到了确认。",
    company_intro=(
        "候选人 {candidate} 与这个岗位的匹配顺序是第 {rank} 位。只看了访谈中说的话，程度从 1 到 5。"
    ),
    company_met="- {competency}：需要的程度 {required}，表现出 {shown}（{low}–{high}）。",
    company_short=(
        "- {competency}：需要的程度 {required}，表现出 {shown}（{low}–{high}）。见面时请再问一问。"
    ),
    company_quote="  依据的原话：“{quote}”",
    company_unknown=(
        "- {competency}：需要的程度 {required}。访谈里看不出来。这对候选人没有好处，也没有坏处。"
    ),
    company_evidenced="贵公司需要的能力中，有 {percent}% 在访谈里得到了确认。",
    advice="这只是参考，决定由人来做。",
    seeker_subject="找到了 {count} 份适合您的工作",
    seeker_greeting="{name}，您好。这些工作和您在招聘会上讲的经历很合适。",
    seeker_greeting_unnamed="您好。这些工作和您在招聘会上讲的经历很合适。",
    seeker_closing=(
        "查询码：{code}\n用这个查询码随时都可以再看。如果有疑问，或者想删除记录，"
        "请告诉招聘会组织办公室。"
    ),
    company_subject="{title}：新推荐的候选人 {count} 位",
    company_greeting="{company}，您好。以下候选人与贵公司登记的岗位很合适。",
    company_closing=(
        "排序没有用到姓名、联系方式、长相和声音。如果想见哪位，请把候选人编号告诉招聘会组织办公室。"
    ),
)

VIETNAMESE: Final = Wording(
    competencies={
        CompetencyId.COMMUNICATION: "Giao tiếp",
        CompetencyId.NUMERACY: "Làm việc với con số",
        CompetencyId.PROBLEM_SOLVING: "Giải quyết vấn đề",
        CompetencyId.SELF_DEVELOPMENT: "Phát triển bản thân",
        CompetencyId.RESOURCE_MANAGEMENT: "Quản lý nguồn lực",
        CompetencyId.INTERPERSONAL: "Làm việc với mọi người",
        CompetencyId.INFORMATION: "Sử dụng thông tin",
        CompetencyId.TECHNOLOGY: "Sử dụng công nghệ",
        CompetencyId.ORGANIZATION: "Hiểu tổ chức",
        CompetencyId.WORK_ETHICS: "Đạo đức nghề nghiệp",
    },
    heading="{title} ({company})",
    seeker_intro=(
        "Dưới đây là những năng lực công việc này cần, đặt cạnh những gì bạn đã thể hiện "
        "trong buổi phỏng vấn. Mức độ đi từ 1 đến 5."
    ),
    seeker_met="- {competency}: cần mức {required}, bạn đã thể hiện mức {shown}.",
    seeker_short=(
        "- {competency}: cần mức {required}, lần này bạn thể hiện mức {shown}. "
        "Kể cụ thể hơn về việc mình đã làm sẽ tốt hơn."
    ),
    seeker_quote="  Bạn đã nói: “{quote}”",
    seeker_unknown=(
        "- {competency}: cần mức {required}. Buổi phỏng vấn chưa cho thấy điều này. "
        "Điều đó không có lợi cũng không có hại cho bạn."
    ),
    seeker_evidenced="Buổi phỏng vấn đã cho thấy {percent}% những gì công việc này cần.",
    company_intro=(
        "Ứng viên {candidate} đứng thứ {rank} về độ phù hợp với việc này. "
        "Chỉ xem những gì đã nói trong buổi phỏng vấn. Mức độ đi từ 1 đến 5."
    ),
    company_met="- {competency}: cần mức {required}, đã thể hiện mức {shown} ({low}–{high}).",
    company_short=(
        "- {competency}: cần mức {required}, đã thể hiện mức {shown} ({low}–{high}). "
        "Hãy hỏi thêm khi gặp mặt."
    ),
    company_quote="  Lời của ứng viên: “{quote}”",
    company_unknown=(
        "- {competency}: cần mức {required}. Buổi phỏng vấn chưa cho thấy điều này. "
        "Điều đó không có lợi cũng không có hại cho ứng viên."
    ),
    company_evidenced="Buổi phỏng vấn đã cho thấy {percent}% những gì quý công ty cần.",
    advice="Đây chỉ là gợi ý; con người quyết định.",
    seeker_subject="Việc làm hợp với buổi phỏng vấn của bạn: {count}",
    seeker_greeting="Chào {name}. Những việc này hợp với điều bạn đã kể tại hội chợ việc làm.",
    seeker_greeting_unnamed=(
        "Chào bạn. Những việc này hợp với điều bạn đã kể tại hội chợ việc làm."
    ),
    seeker_closing=(
        "Mã của bạn: {code}\nBạn có thể xem lại bất cứ lúc nào bằng mã này. Nếu có gì thắc mắc "
        "hoặc muốn xóa, hãy nói với ban tổ chức hội chợ việc làm."
    ),
    company_subject="{title}: ứng viên mới ({count})",
    company_greeting="Chào {company}. Những ứng viên này hợp với việc quý công ty đã đăng ký.",
    company_closing=(
        "Tên, cách liên lạc, khuôn mặt và giọng nói không được dùng để xếp thứ tự. "
        "Nếu muốn gặp ai, hãy báo số ứng viên cho ban tổ chức hội chợ việc làm."
    ),
)

_BY_LANGUAGE: Final = {"ko": KOREAN, "en": ENGLISH, "zh": CHINESE, "vi": VIETNAMESE}


def wording(language: str) -> Wording:
    """The words for a language; English for a language that has none of its own."""
    return _BY_LANGUAGE.get(language, ENGLISH)
