<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>attract</name>
    <message>
        <source>title</source>
        <translation>Chỉ mười phút.
Cứ từ từ, thoải mái.</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>Bắt đầu nhé</translation>
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
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>back</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Dừng lại</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>Đổi ngôn ngữ, hiện là {name}</translation>
    </message>
    <message>
        <source>access</source>
        <translation>Nhìn &amp; nghe</translation>
    </message>
    <message>
        <source>access_spoken</source>
        <translation>Đổi cách nhìn và nghe</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>title</source>
        <translation>Bạn dùng ngôn ngữ nào?</translation>
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
        <translation>Những cách dùng khác</translation>
    </message>
    <message>
        <source>ways_note</source>
        <translation>Chọn bao nhiêu cũng được. Lúc nào cũng đổi được.</translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message>
        <source>title</source>
        <translation>Trước khi bắt đầu, có bốn điều</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Cần có</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>Chọn hay không đều được</translation>
    </message>
    <message>
        <source>legal</source>
        <translation>Đọc toàn bộ</translation>
    </message>
    <message>
        <source>fold</source>
        <translation>Xem bản ngắn</translation>
    </message>
    <message>
        <source>decline</source>
        <translation>Tôi không đồng ý</translation>
    </message>
    <message>
        <source>give</source>
        <translation>Đồng ý và bắt đầu</translation>
    </message>
</context>
<context>
    <name>identity</name>
    <message>
        <source>title</source>
        <translation>Chúng tôi nên gọi bạn là gì?</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Không ghi cũng được. Gõ kiểu Telex: aa → â, as → á.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>name_example</source>
        <translation>Ví dụ: Nguyễn Minh</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Điện thoại (nếu muốn nhận tin)</translation>
    </message>
    <message>
        <source>phone_example</source>
        <translation>Ví dụ: 010-1234-5678</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>Tiếp tục, không ghi tên</translation>
    </message>
    <message>
        <source>identify</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>code_title</source>
        <translation>Bạn có mã QR của đơn đăng ký không?</translation>
    </message>
    <message>
        <source>code_note</source>
        <translation>Hãy đưa màn hình điện thoại trước máy quay. Máy tự đọc.</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>Đang tìm. Màn hình sáng hơn sẽ dễ thấy hơn.</translation>
    </message>
    <message>
        <source>found_title</source>
        <translation>Đã thấy đơn đăng ký của bạn</translation>
    </message>
    <message>
        <source>found</source>
        <translation>Chào {name}.</translation>
    </message>
    <message>
        <source>found_nameless</source>
        <translation>Chào bạn.</translation>
    </message>
    <message>
        <source>found_note</source>
        <translation>Cách liên lạc đã có trong đơn. Bạn không cần ghi lại.</translation>
    </message>
    <message>
        <source>by_hand</source>
        <translation>Tôi tự ghi</translation>
    </message>
    <message>
        <source>by_code</source>
        <translation>Tôi có mã QR</translation>
    </message>
    <message>
        <source>not_mine</source>
        <translation>Không phải của tôi</translation>
    </message>
</context>
<context>
    <name>device_check</name>
    <message>
        <source>title</source>
        <translation>Cùng kiểm tra hình và tiếng</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Chưa ghi lại gì cả.</translation>
    </message>
    <message>
        <source>heard_silent</source>
        <translation>Hãy nói vài lời</translation>
    </message>
    <message>
        <source>heard_faint</source>
        <translation>Nói to hơn một chút</translation>
    </message>
    <message>
        <source>heard_well</source>
        <translation>Nghe rất rõ</translation>
    </message>
    <message>
        <source>say_something</source>
        <translation>Hãy nói “xin chào” như bình thường.</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>Đang mở máy quay và micro. Xin chờ một chút.</translation>
    </message>
    <message>
        <source>type_instead</source>
        <translation>Tôi muốn gõ chữ</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Tiếp</translation>
    </message>
</context>
<context>
    <name>practice</name>
    <message>
        <source>title</source>
        <translation>Sẽ diễn ra như thế này</translation>
    </message>
    <message numerus="yes">
        <source>count</source>
        <translation>
            <numerusform>Có tất cả %n câu hỏi</numerusform>
        </translation>
    </message>
    <message>
        <source>note</source>
        <translation>Không có câu trả lời đúng hay sai. Cứ kể về những việc bạn đã làm.</translation>
    </message>
    <message numerus="yes">
        <source>prepare</source>
        <translation>
            <numerusform>Mỗi câu có %n giây để nghĩ. Có thể thêm.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answer</source>
        <translation>
            <numerusform>Nói tối đa %n giây. Nói ngắn cũng được.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>retake</source>
        <translation>
            <numerusform>Nếu chưa ưng, bạn có thể nói lại %n lần.</numerusform>
        </translation>
    </message>
    <message>
        <source>rest</source>
        <translation>Giữa các câu hỏi, bạn nghỉ bao lâu cũng được.</translation>
    </message>
    <message>
        <source>by_person</source>
        <translation>Buồng chưa đọc được tiếng Việt: lời bạn được ghi thành chữ và sẽ có người đọc. Muốn nói tiếng Hàn hay tiếng Anh, hãy đổi ở góc trên bên trái.</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>Bắt đầu luôn</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Tập trước một lần</translation>
    </message>
    <message>
        <source>prepare_typed</source>
        <translation>Đọc câu hỏi rồi nghĩ, bao lâu cũng được.</translation>
    </message>
    <message>
        <source>answer_typed</source>
        <translation>Hãy viết câu trả lời. Ngắn cũng được.</translation>
    </message>
    <message>
        <source>retake_typed</source>
        <translation>Viết xong, bạn vẫn sửa được bao nhiêu lần cũng được.</translation>
    </message>
</context>
<context>
    <name>where</name>
    <message>
        <source>practice</source>
        <translation>Đây là phần tập, không lưu lại.</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Câu {number} trong {count} câu</translation>
    </message>
</context>
<context>
    <name>question</name>
    <message>
        <source>hint</source>
        <translation>Bạn có thể kể</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Đây là lúc để nghĩ. Khi vòng tròn đầy, máy bắt đầu ghi.</translation>
    </message>
    <message>
        <source>more_time</source>
        <translation>Thêm thời gian</translation>
    </message>
    <message>
        <source>type_instead</source>
        <translation>Gõ chữ</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>Bỏ qua câu này</translation>
    </message>
    <message>
        <source>skip_practice</source>
        <translation>Bỏ phần tập</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Tôi nói đây</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Tôi gõ câu trả lời</translation>
    </message>
    <message>
        <source>speak</source>
        <translation>Tôi trả lời bằng lời</translation>
    </message>
    <message>
        <source>time_own</source>
        <translation>Đây là lúc để nghĩ. Khi bạn sẵn sàng, hãy bắt đầu ghi.</translation>
    </message>
    <message>
        <source>time_typed</source>
        <translation>Không tính giờ. Khi bạn sẵn sàng, hãy viết.</translation>
    </message>
</context>
<context>
    <name>recording</name>
    <message>
        <source>starting</source>
        <translation>Đang chuẩn bị…</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>Đang ghi</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Cứ nói từ từ. Ngừng một chút cũng được.</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Thời gian còn lại</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>Tôi nói xong rồi</translation>
    </message>
    <message>
        <source>more_time</source>
        <translation>Nói thêm</translation>
    </message>
</context>
<context>
    <name>typing</name>
    <message>
        <source>note</source>
        <translation>Không tính giờ. Gõ Telex: aa → â.</translation>
    </message>
    <message>
        <source>correcting</source>
        <translation>Chạm chỗ muốn sửa. Telex: aa → â.</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Câu trả lời của bạn</translation>
    </message>
    <message>
        <source>example</source>
        <translation>Viết vào đây theo cách của bạn.</translation>
    </message>
    <message>
        <source>submit</source>
        <translation>Tôi viết xong rồi</translation>
    </message>
</context>
<context>
    <name>keyboard</name>
    <message>
        <source>shift</source>
        <translation>Chữ hoa</translation>
    </message>
    <message>
        <source>backspace</source>
        <translation>Xóa</translation>
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
        <translation>Dấu cách</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>Dòng mới</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>title</source>
        <translation>Chúng tôi nghe được như sau</translation>
    </message>
    <message>
        <source>title_typed</source>
        <translation>Bạn đã viết như sau</translation>
    </message>
    <message>
        <source>title_waiting</source>
        <translation>Cảm ơn, chúng tôi đã nghe</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Nếu có chỗ sai, bạn có thể sửa.</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>Đây là phần tập. Khi đi tiếp, nó sẽ được xóa.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>Chúng tôi đang ghi lời bạn thành chữ.</translation>
    </message>
    <message>
        <source>nothing_heard</source>
        <translation>Chúng tôi chưa nghe thấy lời nào. Không sao, hãy nói lại hoặc gõ chữ.</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>Chữ có chấm bên dưới là chữ chúng tôi nghe chưa rõ.</translation>
    </message>
    <message numerus="yes">
        <source>retake</source>
        <translation>
            <numerusform>Nói lại (còn %n lần)</numerusform>
        </translation>
    </message>
    <message>
        <source>correct</source>
        <translation>Sửa lại</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>Được rồi</translation>
    </message>
    <message>
        <source>go_on</source>
        <translation>Đi tiếp</translation>
    </message>
    <message>
        <source>waiting_saved</source>
        <translation>Đã ghi xong tốt đẹp.</translation>
    </message>
    <message>
        <source>waiting_go_on</source>
        <translation>Xong sẽ hiện ở đây. Bạn có thể đi tiếp, không cần chờ.</translation>
    </message>
</context>
<context>
    <name>interrupted</name>
    <message>
        <source>title</source>
        <translation>Việc ghi bị ngắt</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>Những gì bạn nói trước đó vẫn còn.</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>Đây chỉ là phần tập nên không mất gì cả.</translation>
    </message>
    <message>
        <source>again</source>
        <translation>Bạn có thể nói tiếp, hoặc nói lại từ đầu. Cả hai đều không bị tính vào số lần.</translation>
    </message>
    <message>
        <source>again_practice</source>
        <translation>Bạn có thể thử lại một lần nữa.</translation>
    </message>
    <message>
        <source>retake</source>
        <translation>Nói lại từ đầu</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>Giữ như vậy</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Nói tiếp</translation>
    </message>
</context>
<context>
    <name>rest</name>
    <message>
        <source>title</source>
        <translation>Nghỉ một chút nhé</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Thả lỏng vai và hít thở thật dài.</translation>
    </message>
    <message>
        <source>next</source>
        <translation>Tiếp theo: {topic}.</translation>
    </message>
    <message>
        <source>and</source>
        <translation> và </translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Tôi sẵn sàng</translation>
    </message>
</context>
<context>
    <name>working</name>
    <message>
        <source>title</source>
        <translation>Chúng tôi đang gom lại những điều bạn kể</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>Đang đọc phần {number} trong {count} phần.</translation>
    </message>
    <message>
        <source>joining</source>
        <translation>Đang ghép tất cả lại.</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Xong chúng tôi sẽ cho bạn xem ngay.</translation>
    </message>
    <message>
        <source>may_leave</source>
        <translation>Cần thêm chút thời gian. Bạn có thể kết thúc trước, phần còn lại chúng tôi sẽ làm.</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>Kết thúc trước</translation>
    </message>
</context>
<context>
    <name>result</name>
    <message>
        <source>title</source>
        <translation>Những điểm mạnh trong câu chuyện của bạn</translation>
    </message>
    <message>
        <source>title_named</source>
        <translation>{name}, đây là những điểm mạnh trong câu chuyện của bạn</translation>
    </message>
    <message>
        <source>caveat</source>
        <translation>Đây chỉ là gợi ý. Con người quyết định.</translation>
    </message>
    <message>
        <source>low_end</source>
        <translation>thấy một chút</translation>
    </message>
    <message>
        <source>high_end</source>
        <translation>rất rõ</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>Chưa nói đến hôm nay nên để trống: {names}. Không có nghĩa là bạn không có.</translation>
    </message>
    <message>
        <source>all_silent</source>
        <translation>Những gì kể hôm nay chưa đủ để vẽ thành hình. Không có nghĩa là bạn không có những điểm mạnh này.</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>Lời của bạn</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>stronger</source>
        <translation>Kể thế này sẽ rõ hơn</translation>
    </message>
    <message>
        <source>work</source>
        <translation>Việc có thể hợp với bạn</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>{title} · {company}
{names}</translation>
    </message>
    <message>
        <source>no_work</source>
        <translation>Sau này bạn có thể tra việc làm bằng mã của mình.</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Tôi xem xong rồi</translation>
    </message>
    <message numerus="yes">
        <source>strongest</source>
        <translation>
            <numerusform>%n điều thể hiện rõ nhất</numerusform>
        </translation>
    </message>
    <message>
        <source>rest</source>
        <translation>Những điều khác</translation>
    </message>
    <message>
        <source>others</source>
        <translation>Cũng thấy có: {names}.</translation>
    </message>
    <message>
        <source>no_work_private</source>
        <translation>Theo lựa chọn của bạn, chúng tôi không tìm việc.</translation>
    </message>
    <message>
        <source>list_and</source>
        <translation>, </translation>
    </message>
    <message>
        <source>title_by_person</source>
        <translation>Cảm ơn bạn. Sẽ có người đọc những gì bạn kể</translation>
    </message>
    <message numerus="yes">
        <source>by_person</source>
        <translation>
            <numerusform>Có %n câu trả lời bằng ngôn ngữ mà buồng chưa đọc được. Sẽ có người đọc.</numerusform>
        </translation>
    </message>
    <message>
        <source>no_picture</source>
        <translation>Vì vậy hôm nay không có hình. Không có nghĩa là bạn không có điểm mạnh.</translation>
    </message>
</context>
<context>
    <name>improvement</name>
    <message>
        <source>situation</source>
        <translation>Trước hết hãy nói việc xảy ra khi nào, ở đâu.</translation>
    </message>
    <message>
        <source>own_action</source>
        <translation>Nếu nhiều người cùng làm, hãy nói chính bạn đã làm gì.</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Hãy nói vì sao bạn làm như vậy.</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Hãy kể cuối cùng ra sao.</translation>
    </message>
    <message>
        <source>reflection</source>
        <translation>Thêm một câu về điều bạn học được.</translation>
    </message>
</context>
<context>
    <name>goodbye</name>
    <message>
        <source>title</source>
        <translation>Bạn đã làm tốt. Cảm ơn câu chuyện của bạn.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Mã của bạn</translation>
    </message>
    <message>
        <source>code_note</source>
        <translation>Hãy chụp lại làm giấy xác nhận.</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>Tối nay, buổi phỏng vấn được gửi an toàn đến ban tổ chức hội chợ.</translation>
    </message>
    <message numerus="yes">
        <source>deleted</source>
        <translation>
            <numerusform>Tất cả được xóa trong vòng %n ngày sau hội chợ.</numerusform>
        </translation>
    </message>
    <message>
        <source>delete</source>
        <translation>Xóa tất cả ngay</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>Sau đó chúng tôi tìm việc hợp với bạn và cho các công ty đó xem kết quả.</translation>
    </message>
    <message>
        <source>private</source>
        <translation>Theo lựa chọn của bạn, chúng tôi không cho công ty nào xem và không tìm việc.</translation>
    </message>
    <message>
        <source>told_by_message</source>
        <translation>Khi tìm được việc, chúng tôi nhắn tin cho bạn.</translation>
    </message>
    <message>
        <source>told_by_code</source>
        <translation>Bạn có thể xem việc tìm được bằng mã của mình.</translation>
    </message>
    <message>
        <source>by_person</source>
        <translation>Sau đó sẽ có người đọc. Về việc làm, hãy hỏi tại {place}.</translation>
    </message>
    <message>
        <source>for_person</source>
        <translation>Theo lựa chọn của bạn, con người xem câu trả lời, không dùng AI.</translation>
    </message>
</context>
<context>
    <name>resume</name>
    <message>
        <source>title</source>
        <translation>Buồng đã dừng một lúc và hoạt động lại</translation>
    </message>
    <message numerus="yes">
        <source>kept</source>
        <translation>
            <numerusform>%n câu trả lời của bạn vẫn còn. Bạn có thể tiếp tục từ chỗ đã dừng.</numerusform>
        </translation>
    </message>
    <message>
        <source>kept_none</source>
        <translation>Bạn có thể tiếp tục từ chỗ đã dừng.</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Nếu trước đó không phải là bạn, hãy chọn “Bắt đầu mới”.</translation>
    </message>
    <message>
        <source>decline</source>
        <translation>Bắt đầu mới</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>Tiếp tục</translation>
    </message>
</context>
<context>
    <name>fault</name>
    <message>
        <source>title</source>
        <translation>Có chỗ cần sửa một chút</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>Máy quay và micro đang khởi động.</translation>
    </message>
    <message>
        <source>next</source>
        <translation>Sửa xong, màn hình này sẽ tự biến mất.</translation>
    </message>
    <message>
        <source>next_answer</source>
        <translation>Sửa xong, câu hỏi sẽ tự hiện lại. Những gì bạn đã nói vẫn còn.</translation>
    </message>
    <message>
        <source>help</source>
        <translation>Nếu lâu, hãy chạm “Gọi nhân viên” ở góc trên bên phải.</translation>
    </message>
    <message>
        <source>type_instead</source>
        <translation>Gõ chữ</translation>
    </message>
</context>
<context>
    <name>problem</name>
    <message>
        <source>camera_missing</source>
        <translation>Không tìm thấy máy quay. Nhân viên sẽ kiểm tra dây nối.</translation>
    </message>
    <message>
        <source>camera_busy</source>
        <translation>Chương trình khác đang dùng máy quay. Nhân viên sẽ đóng nó.</translation>
    </message>
    <message>
        <source>camera_stalled</source>
        <translation>Máy quay không cho hình. Nhân viên sẽ nối lại.</translation>
    </message>
    <message>
        <source>microphone_missing</source>
        <translation>Không tìm thấy micro. Nhân viên sẽ kiểm tra dây nối.</translation>
    </message>
    <message>
        <source>microphone_busy</source>
        <translation>Chương trình khác đang dùng micro. Nhân viên sẽ đóng nó.</translation>
    </message>
    <message>
        <source>microphone_stalled</source>
        <translation>Micro không phản hồi. Nhân viên sẽ nối lại.</translation>
    </message>
    <message>
        <source>visitor_unreadable</source>
        <translation>Không mở được tệp của khách mẫu. Nhân viên sẽ kiểm tra thư mục.</translation>
    </message>
    <message>
        <source>disk_full</source>
        <translation>Không còn chỗ để lưu. Những gì đã ghi vẫn còn; nhân viên sẽ dọn chỗ.</translation>
    </message>
    <message>
        <source>models_missing</source>
        <translation>Thiếu chương trình ghi lời nói thành chữ. Nhân viên sẽ cài đặt.</translation>
    </message>
    <message>
        <source>capture_stopped</source>
        <translation>Bộ phận ghi đã dừng và đang mở lại. Xin chờ một chút.</translation>
    </message>
    <message>
        <source>assess_stopped</source>
        <translation>Chương trình ghi lời nói thành chữ đã dừng và đang mở lại. Xin chờ một chút.</translation>
    </message>
    <message>
        <source>microphone_silent</source>
        <translation>Không có tiếng nào vào, có thể micro đang tắt. Hãy báo cho nhân viên.</translation>
    </message>
    <message>
        <source>camera_covered</source>
        <translation>Máy quay không thấy gì. Hãy xem có gì che ống kính không.</translation>
    </message>
    <message>
        <source>camera_frozen</source>
        <translation>Hình đang đứng yên. Bạn cứ tiếp tục; nếu mãi như vậy, hãy báo cho nhân viên.</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>title_home</source>
        <translation>Trang của nhân viên</translation>
    </message>
    <message>
        <source>title_sending</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>title_devices</source>
        <translation>Máy quay và micro</translation>
    </message>
    <message>
        <source>title_defaults</source>
        <translation>Ngôn ngữ và âm lượng</translation>
    </message>
    <message>
        <source>title_diagnostics</source>
        <translation>Tệp chẩn đoán</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Máy quay</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>Micro</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Nhận giọng nói</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>Lần gửi cuối</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Đồng hồ</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>đang kiểm tra</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>never</source>
        <translation>chưa có</translation>
    </message>
    <message numerus="yes">
        <source>queue_left</source>
        <translation>
            <numerusform>%n buổi chờ gửi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jobs_left</source>
        <translation>
            <numerusform>%n câu trả lời chờ đọc</numerusform>
        </translation>
    </message>
    <message>
        <source>disk_free</source>
        <translation>còn {gigabytes} GB</translation>
    </message>
    <message numerus="yes">
        <source>visits_fit</source>
        <translation>
            <numerusform>đủ chỗ cho %n buổi</numerusform>
        </translation>
    </message>
    <message>
        <source>clock_wrong</source>
        <translation>hãy chỉnh lại đồng hồ</translation>
    </message>
    <message>
        <source>model_ready</source>
        <translation>sẵn sàng</translation>
    </message>
    <message>
        <source>model_waiting</source>
        <translation>đang chuẩn bị</translation>
    </message>
    <message>
        <source>went_well</source>
        <translation>đã gửi hết</translation>
    </message>
    <message>
        <source>went_badly</source>
        <translation>vẫn còn lại</translation>
    </message>
    <message>
        <source>sending_now</source>
        <translation>Đang gửi.</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>Mời người sau</translation>
    </message>
    <message>
        <source>wipe</source>
        <translation>Xóa buổi này</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>Máy quay, micro</translation>
    </message>
    <message>
        <source>defaults</source>
        <translation>Ngôn ngữ, loa</translation>
    </message>
    <message>
        <source>diagnostics</source>
        <translation>Tệp chẩn đoán</translation>
    </message>
    <message>
        <source>out_of_service</source>
        <translation>Tạm ngừng</translation>
    </message>
    <message>
        <source>open_again</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>power_off</source>
        <translation>Tắt máy</translation>
    </message>
    <message>
        <source>ask_wipe</source>
        <translation>Xóa toàn bộ buổi phỏng vấn này? Không thể khôi phục.</translation>
    </message>
    <message>
        <source>yes_wipe</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>ask_power_off</source>
        <translation>Tắt buồng? Các câu trả lời đến nay vẫn được giữ.</translation>
    </message>
    <message>
        <source>yes_power_off</source>
        <translation>Tắt máy</translation>
    </message>
    <message>
        <source>no</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>return</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>sync_now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message numerus="yes">
        <source>waiting_to_be_sent</source>
        <translation>
            <numerusform>Có %n buổi phỏng vấn chờ gửi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sent_so_far</source>
        <translation>
            <numerusform>Đã gửi %n buổi.</numerusform>
        </translation>
    </message>
    <message>
        <source>never_sent</source>
        <translation>Buồng này chưa gửi lần nào.</translation>
    </message>
    <message numerus="yes">
        <source>all_sent</source>
        <translation>
            <numerusform>{when}: đã gửi hết %n buổi phỏng vấn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>some_left</source>
        <translation>
            <numerusform>{when}: còn %n buổi phỏng vấn chưa gửi được. Hãy kiểm tra dây mạng rồi bấm lại. Ban đêm máy cũng tự gửi lại.</numerusform>
        </translation>
    </message>
    <message>
        <source>sending_note</source>
        <translation>Buổi phỏng vấn nào nơi nhận đã ký nhận thì được xóa khỏi buồng này.</translation>
    </message>
    <message>
        <source>systems_choice</source>
        <translation>Máy tự chọn</translation>
    </message>
    <message>
        <source>default_language</source>
        <translation>Ngôn ngữ ban đầu</translation>
    </message>
    <message>
        <source>default_volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>softer</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>louder</source>
        <translation>To hơn</translation>
    </message>
    <message>
        <source>defaults_note</source>
        <translation>Người tiếp theo bắt đầu như thế này và có thể tự đổi.</translation>
    </message>
    <message>
        <source>diagnostics_what</source>
        <translation>Chỉ ghi tình trạng, phiên bản, cài đặt và số lượng của buồng. Không có gì về bất kỳ ai.</translation>
    </message>
    <message>
        <source>diagnostics_where</source>
        <translation>Có USB thì lưu vào USB, không thì lưu vào máy này.</translation>
    </message>
    <message>
        <source>diagnostics_write</source>
        <translation>Tạo tệp</translation>
    </message>
    <message>
        <source>diagnostics_stick</source>
        <translation>Đã lưu vào USB. Bây giờ có thể rút ra.</translation>
    </message>
    <message>
        <source>diagnostics_folder</source>
        <translation>Không có USB nên đã lưu vào máy này.</translation>
    </message>
    <message>
        <source>diagnostics_failed</source>
        <translation>Không lưu được. Hãy kiểm tra ổ đĩa.</translation>
    </message>
</context>
<context>
    <name>out_of_service</name>
    <message>
        <source>title</source>
        <translation>Đang tạm nghỉ</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Xin dùng buồng khác ở gần đây.</translation>
    </message>
</context>
<context>
    <name>idle_warning</name>
    <message>
        <source>title</source>
        <translation>Bạn còn ở đây không?</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Chạm vào bất cứ đâu để tiếp tục. Khi vạch chạy hết, máy bắt đầu lại cho người tiếp theo.</translation>
    </message>
    <message>
        <source>still_here</source>
        <translation>Tôi vẫn ở đây</translation>
    </message>
    <message numerus="yes">
        <source>left</source>
        <translation>
            <numerusform>Còn %n giây.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stop_confirm</name>
    <message>
        <source>title</source>
        <translation>Dừng ở đây nhé?</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>Những gì bạn đã kể được giữ lại. Bạn cũng có thể xóa tất cả ngay bây giờ.</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>nothing_kept</source>
        <translation>Chưa có gì được lưu. Bạn có thể quay lại bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Dừng lại</translation>
    </message>
    <message>
        <source>go_on</source>
        <translation>Tiếp tục</translation>
    </message>
</context>
<context>
    <name>delete_confirm</name>
    <message>
        <source>title</source>
        <translation>Xóa tất cả?</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Hình, chữ và kết quả sẽ bị xóa. Không thể khôi phục và mã của bạn không dùng được nữa.</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>Xóa hết</translation>
    </message>
</context>
<context>
    <name>staff_called</name>
    <message>
        <source>title</source>
        <translation>Chúng tôi đã gọi nhân viên</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Sẽ có người đến ngay. Trong lúc chờ, thời gian không chạy. Bạn cũng có thể đến {place}.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Tôi ổn, tiếp tục</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <source>title</source>
        <translation>Bạn dùng ngôn ngữ nào?</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Tất cả sẽ đổi theo, cả câu hỏi. Câu trả lời đã có vẫn giữ nguyên.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Giữ như cũ</translation>
    </message>
</context>
<context>
    <name>pin</name>
    <message>
        <source>title</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Hãy nhập mã PIN.</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>Mã PIN chưa đúng. Hãy thử lại.</translation>
    </message>
    <message numerus="yes">
        <source>wait</source>
        <translation>
            <numerusform>Có thể thử lại sau %n giây.</numerusform>
        </translation>
    </message>
    <message>
        <source>erase</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>up</source>
        <translation>Lên</translation>
    </message>
    <message>
        <source>down</source>
        <translation>Xuống</translation>
    </message>
</context>
<context>
    <name>access</name>
    <message>
        <source>title</source>
        <translation>Hãy chọn cách hợp với bạn</translation>
    </message>
    <message>
        <source>large_text</source>
        <translation>Chữ to hơn</translation>
    </message>
    <message>
        <source>high_contrast</source>
        <translation>Màu rõ nét</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>Đọc thành tiếng</translation>
    </message>
    <message>
        <source>keypad</source>
        <translation>Dùng bàn phím</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>Gõ câu trả lời</translation>
    </message>
    <message>
        <source>low_reach</source>
        <translation>Màn hình thấp</translation>
    </message>
    <message>
        <source>still</source>
        <translation>Hình đứng yên</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Âm lượng {step} / {most}</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>Tốc độ {step} / {most}</translation>
    </message>
    <message>
        <source>volume_less</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>volume_more</source>
        <translation>To hơn</translation>
    </message>
    <message>
        <source>speed_less</source>
        <translation>Chậm hơn</translation>
    </message>
    <message>
        <source>speed_more</source>
        <translation>Nhanh hơn</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Xong</translation>
    </message>
</context>
<context>
    <name>voice</name>
    <message>
        <source>intro</source>
        <translation>Đã bật phần đọc thành tiếng. Dùng phím mũi tên để di chuyển, phím xác nhận để chọn. Phím trợ giúp gọi nhân viên; giữ lâu thì tắt tiếng đọc.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>Đã tắt phần đọc thành tiếng.</translation>
    </message>
    <message>
        <source>choices</source>
        <translation>Bạn có thể chọn: {names}.</translation>
    </message>
    <message>
        <source>here</source>
        <translation>Bạn đang ở: {what}</translation>
    </message>
    <message>
        <source>button</source>
        <translation>{name}, nút bấm</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>{name}, đã chọn</translation>
    </message>
    <message>
        <source>not_chosen</source>
        <translation>{name}, chưa chọn</translation>
    </message>
    <message>
        <source>field</source>
        <translation>{name}, ô để viết</translation>
    </message>
    <message>
        <source>field_hint</source>
        <translation>Nhấn phím xác nhận để đến các phím chữ.</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>Đoạn chữ dài. Dùng mũi tên xuống để đọc tiếp</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>còn trống</translation>
    </message>
    <message numerus="yes">
        <source>typed</source>
        <translation>
            <numerusform>đã viết %n chữ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>question</source>
        <translation>
            <numerusform>Nhấn phím xác nhận để bắt đầu ghi. Khi bạn nói, tôi im lặng. Bạn có thể nói đến %n giây; nói xong thì nhấn phím xác nhận.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ticket</name>
    <message>
        <source>unreadable</source>
        <translation>Mã QR này không phải đơn đăng ký. Hãy đưa mã khác, hoặc tự ghi.</translation>
    </message>
    <message>
        <source>forged</source>
        <translation>Mã này không do hội chợ này tạo ra. Hãy tự ghi, hoặc gọi nhân viên.</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>Mã này đã hết hạn. Bạn có thể tự ghi.</translation>
    </message>
    <message>
        <source>other_fair</source>
        <translation>Mã này của hội chợ khác. Bạn có thể tự ghi.</translation>
    </message>
</context>
<context>
    <name>deleted</name>
    <message>
        <source>title</source>
        <translation>Đã xóa tất cả</translation>
    </message>
    <message>
        <source>going_on</source>
        <translation>Đang xóa những gì buồng này lưu</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Buồng này không còn giữ gì của bạn.</translation>
    </message>
    <message>
        <source>note_sent</source>
        <translation>Buồng này không còn giữ gì. Phần đã gửi trước đó, ban tổ chức sẽ xóa: hãy đưa mã tại {staff_contact}.</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>Xin chờ một chút. Phần đã gửi trước đó, ban tổ chức sẽ xóa: hãy nói tại {staff_contact}.</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>Hãy chụp lại làm giấy xác nhận.</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>certificate</source>
        <translation>Giấy xác nhận đã xóa</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>Giấy xác nhận phỏng vấn</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>Hội chợ</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>deleted_at</source>
        <translation>Xóa lúc</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>Đã xóa</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>video: {recordings}, văn bản: {texts}, kết quả: {results}</translation>
    </message>
    <message>
        <source>recording_hash</source>
        <translation>Video {number}</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>Bản thông báo</translation>
    </message>
    <message>
        <source>booth</source>
        <translation>Buồng</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>Mã kiểm chứng</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>Đã ghi</translation>
    </message>
    <message>
        <source>kept_counts</source>
        <translation>video: {recordings}, văn bản: {texts}</translation>
    </message>
    <message>
        <source>made_with</source>
        <translation>Chương trình đã dùng</translation>
    </message>
    <message>
        <source>framework</source>
        <translation>Khung năng lực</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Con người xem, không dùng AI</translation>
    </message>
    <message>
        <source>until</source>
        <translation>Hạn xóa</translation>
    </message>
    <message>
        <source>rights</source>
        <translation>Phản đối, xóa</translation>
    </message>
    <message>
        <source>rights_where</source>
        <translation>tại {staff_contact}, cùng với mã</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>Tìm việc</translation>
    </message>
    <message>
        <source>matches_none</source>
        <translation>không tìm, theo lựa chọn của bạn</translation>
    </message>
    <message>
        <source>print</source>
        <translation>In ra giấy</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>Đang in</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>Hãy lấy ở máy in</translation>
    </message>
    <message>
        <source>print_failed</source>
        <translation>Chưa in được. In lại</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>Bạn đã đồng ý</translation>
    </message>
    <message>
        <source>matches_where</source>
        <translation>cùng nơi đó, bằng mã</translation>
    </message>
</context>
</TS>
