"""Vietnamese."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="vi",
    say={
        "v.v.": "vân vân", "VD:": "Ví dụ:", "TP.": "thành phố", "TS.": "tiến sĩ",
    },
    openers="nó;họ;chúng;điều này;điều đó;việc này;việc đó;này;đó;đây;cái này;cái đó;những điều này;"
    "những cái này;ông ấy;bà ấy;anh ấy;cô ấy;nhưng;và;hoặc;tuy nhiên;tuy vậy;dù vậy;mặc dù vậy;vì vậy;"
    "vì thế;do đó;do vậy;bởi vậy;như vậy;thế là;ngoài ra;hơn nữa;bên cạnh đó;thêm vào đó;cũng;ví dụ;"
    "chẳng hạn;trong trường hợp này;trong trường hợp đó;trong cả hai trường hợp;bằng cách này;kết quả là;"
    "nếu không;thay vào đó;sau đó;rồi;tiếp theo;cuối cùng;đầu tiên;trước tiên;thứ nhất;thứ hai;về sau;"
    "kể từ đó;đồng thời;cùng lúc;trong khi đó;mặt khác;ngược lại;tương tự;thực tế;thực ra;tất nhiên;"
    "nói cách khác;tóm lại;đặc biệt;cả hai;cái đầu tiên;cái thứ hai;cái sau;một cái khác;những cái khác;"
    "để làm điều này;thật không may;may mắn thay;ở đây;ở đó;bây giờ;nếu vậy;tất cả những điều này;vâng;"
    "không;lưu ý;hãy nhớ;có thể;là;từ đó;khi đó;lúc đó;thế nên;trái lại;một lần nữa;một lần nữa,",
    pronouns="nó họ này đó đây",
    demonstratives="này đó",
    within="tuy nhiên;vì vậy;do đó;ngoài ra;trong trường hợp này;trong trường hợp đó;thay vào đó;sau đó;ví dụ;"
    "ngược lại;như vậy;đồng thời;chẳng hạn",
    pointing="hình #;bảng #;chương #;phần #;mục #;phụ lục #;trang #;ví dụ #;xem;bên dưới;dưới đây;bên trên;"
    "ở trên;phía trên;sau đây;ví dụ sau;lệnh sau;như sau;ví dụ này;nhấp;nhấn vào;ảnh chụp màn hình;chú thích;"
    "thêm thông tin;chương sau;phần sau",
    meta="chương này;phần này;bài viết này;cuốn sách này;quyển sách này;hướng dẫn này;trang này;bản tin;"
    "mọi quyền",
    copula="là",
    striking="nhưng;chỉ;không bao giờ;đầu tiên;lớn nhất;tốt nhất;không có;không ai;tất cả;mặc dù;"
    "phổ biến;bất ngờ;sai lầm;triệu;tỷ;phần trăm;một nửa;luôn;tại sao;làm thế nào;quan trọng;vấn đề;"
    "tự do",
    skip_headings="tham khảo;chú thích;xem thêm;liên kết ngoài;tài liệu;nguồn;mục lục;bình luận;chia sẻ;"
    "giấy phép;về tác giả",
    conjunction="và",
    section_sign="mục",
    cta_link="Toàn bộ bài viết còn nhiều hơn: liên kết nằm trong phần mô tả.",
    cta_plain="Bạn nghĩ sao?",
)  # fmt: skip
