using Plumbline.Evaluation.InstructionFollowing.Text;

namespace Plumbline.Evaluation.Tests.InstructionFollowing.Text;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The weather is nice today, and we are going to the park with our friends.")]
    [InlineData("de", "Das Wetter ist heute schön, und wir gehen mit unseren Freunden in den Park.")]
    [InlineData("it", "Il tempo è bello oggi e andiamo al parco con i nostri amici della scuola.")]
    [InlineData("pt", "O tempo está bom hoje e nós vamos ao parque com os nossos amigos da escola.")]
    [InlineData("es", "El tiempo es bueno hoy y vamos al parque con los amigos de la escuela.")]
    [InlineData("fr", "Il fait beau aujourd'hui et nous allons au parc avec les amis de l'école.")]
    [InlineData("fi", "Tänään on kaunis ilma, ja me menemme puistoon, koska se on hyvä paikka ja siellä on myös kahvila.")]
    [InlineData("sw", "Hali ya hewa ni nzuri leo na tutakwenda kwa bustani pamoja na marafiki wa shule.")]
    [InlineData("vi", "Thời tiết hôm nay rất đẹp và chúng tôi sẽ đi đến công viên với bạn bè của trường.")]
    [InlineData("ru", "Сегодня хорошая погода, и мы идём в парк с друзьями, потому что это было бы здорово.")]
    [InlineData("bg", "Днес времето е хубаво и ще отидем в парка с приятели, защото това е най-доброто място.")]
    [InlineData("ar", "الطقس جميل اليوم ونحن ذاهبون إلى الحديقة مع الأصدقاء من المدرسة.")]
    [InlineData("fa", "امروز هوا خوب است و ما با دوستان خود به پارک می رویم که این برای ما خوب است.")]
    [InlineData("ur", "آج موسم اچھا ہے اور ہم اپنے دوستوں کے ساتھ پارک میں جا رہے ہیں۔")]
    [InlineData("hi", "आज मौसम अच्छा है और हम अपने दोस्तों के साथ पार्क में जा रहे हैं।")]
    [InlineData("mr", "आज हवामान छान आहे आणि आम्ही आमच्या मित्रांसोबत बागेत जात आहोत, कारण ते जवळ आहे.")]
    [InlineData("ne", "आज मौसम राम्रो छ र हामी साथीहरूसँग पार्क जाँदै छौं, किनभने यो नजिक छ।")]
    [InlineData("kn", "ಇಂದು ಹವಾಮಾನ ಚೆನ್ನಾಗಿದೆ.")]
    [InlineData("pa", "ਅੱਜ ਮੌਸਮ ਚੰਗਾ ਹੈ।")]
    [InlineData("gu", "આજે હવામાન સારું છે.")]
    [InlineData("te", "ఈ రోజు వాతావరణం బాగుంది.")]
    [InlineData("ta", "இன்று வானிலை நன்றாக உள்ளது.")]
    [InlineData("th", "วันนี้อากาศดี")]
    [InlineData("bn", "আজ আবহাওয়া ভালো।")]
    [InlineData("ko", "오늘 날씨가 좋습니다.")]
    [InlineData("ja", "今日は天気がいいです。")]
    [InlineData("zh", "今天天气很好，我们去公园。")]
    public void Detect_Text_TellsItsLanguage(string expected, string text) => LanguageDetector.Detect(text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("123 + 456 = 579")]
    [InlineData("Xyzzy")]
    public void Detect_TooLittle_GivesNone(string text) => LanguageDetector.Detect(text).ShouldBeNull();

    [Fact]
    public void Detect_EnglishWithAQuotation_IsEnglish() =>
        LanguageDetector.Detect("The word 'Привет' is a greeting in the Russian language, and it is what people say to their friends.").ShouldBe("en");
}
