using System.Collections.Frozen;

namespace Plumbline.Evaluation.InstructionFollowing.Text;

/// <summary>What a language is known by among others of its script: its commonest little words, and letters that it alone has.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Script">Its script.</param>
/// <param name="Words">Its commonest words, in small letters.</param>
/// <param name="Letters">Letters that its neighbours lack.</param>
internal sealed record LanguageWords(string Code, Script Script, FrozenSet<string> Words, string Letters)
{
    public static IReadOnlyList<LanguageWords> All { get; } =
    [
        Of("en", Script.Latin, "", "the of and to in is that it for was on are as with his they at be this have from or had by but not what all were we when your can there an which their if will how about out up them then she many some so these would other into has more her two like him see time could no make than been its who now people my made over did down only way find use may long after very our just you he him i me do does don t here"),
        Of("de", Script.Latin, "ß", "der die das und ist in zu den von nicht mit ein eine sich auf für des dem es im auch als wie an bei oder sind wir ich sie er nach aus werden wird aber einen einer um am haben hat noch nur kann über dass durch vom zum zur ihr sein man mehr"),
        Of("fr", Script.Latin, "œ", "le la les de des du et est un une que qui dans pour pas sur avec ce cette il elle nous vous je ne se au aux par plus sont ou mais comme son sa ses leur été être avoir fait tout très à y en"),
        Of("es", Script.Latin, "ñ¿¡", "el la los las de del y que en un una es por con para no se su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos fue ser son tiene"),
        Of("pt", Script.Latin, "ãõ", "o a os as de do da dos das e que em um uma é por com para não se seu sua ao no na nos nas mais mas como foi ele ela isso são também pelo pela até você muito já eu nós está"),
        Of("it", Script.Latin, "", "il lo la i gli le di del della dei e che in un una è per con non si su al alla da dal come più ma anche sono questo questa nel nella ha o ci se molto essere loro tutti quando delle degli"),
        Of("nl", Script.Latin, "", "de het een en van in is dat op te zijn met voor niet aan er om ook als maar dan door bij nog wordt naar ze hij deze dit werd kan of uit tot hebben worden meer ik je we"),
        Of("fi", Script.Latin, "", "ja on ei että se oli hän mutta ovat kun niin myös joka tai kuin mitä sen jos voi minä sinä hänen tämä ole olla vain vielä ne me kanssa sekä olen kaikki jo nyt mukaan sitä mikä"),
        Of("sv", Script.Latin, "", "och att det som en på är av för med den till inte om ett han men var jag sig från vi så kan hon när nu skulle också efter eller då sin de vara har"),
        Of("da", Script.Latin, "", "og at det er en på af for med den til ikke om et han men var jeg sig fra vi så kan hun når nu skulle også efter eller da sin de være har hvad blev"),
        Of("sw", Script.Latin, "", "na ya wa kwa ni katika la za kuwa hii au kama lakini yake wake hiyo cha vya sana pia watu ili si yeye mimi sisi wao hakuna kila baada ambayo ambao mtu zaidi tu huo hili ana yangu wewe"),
        Of("vi", Script.Latin, "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", "và là của có không được các cho một trong này người với những để tôi khi đã ở cũng như đến từ về ra bạn sẽ nhiều thì"),
        Of("tr", Script.Latin, "ğış", "ve bir bu da de için ile çok ne gibi daha olarak var olan en ama ben sen o kadar sonra her mi değil ki"),
        Of("pl", Script.Latin, "łąęśźż", "i w na z do się nie że jest to o jak po co ale za od przez dla tak są być był może już tylko ich jego który"),
        Of("ro", Script.Latin, "țș", "și în de la un o cu pe nu este care mai din se sunt pentru ca să fi au ce dar sau lui acest"),
        Of("id", Script.Latin, "", "yang dan di untuk dengan dari ini itu pada tidak adalah ke dalam akan juga saya anda oleh sebagai atau karena bisa ada lebih telah mereka kita"),
        Of("ru", Script.Cyrillic, "ыэё", "и в не на я что он с как это по но они мы она к из у за то от так же вы бы был было для все или если есть его её только мне уже при"),
        Of("bg", Script.Cyrillic, "", "и на да се не в от за с че е по са това като но си до ще при или към които който как какво има беше съм ги той тя те ние вие му тази този още най много само след във със"),
        Of("uk", Script.Cyrillic, "їєґі", "і в не на що з як це та до за він вона але вони ми у про від є для був було або її його так який чи при"),
        Of("sr", Script.Cyrillic, "ђћњљџј", "и у је да се на не за су од са као то што али или би ће бити које који био у из по"),
        Of("ar", Script.Arabic, "ةىأإ", "في من على إلى أن هذا هذه التي الذي كان لا ما هو هي مع عن أو كل ذلك بعد قد لم كما بين وهو وقد ثم أنا نحن"),
        Of("fa", Script.Arabic, "ۀژ", "و در به از که این را با است آن برای می یک خود تا بر هم نیز ها شده شد کرد بود دارد های ما من او هر اما یا"),
        Of("ur", Script.Arabic, "ٹڈڑےںھہ", "کے کی میں ہے اور سے کا کو اس نے ہیں پر یہ کہ ایک بھی وہ ہو تھا نہیں کر ہم آپ جو لیے ساتھ گیا تو"),
        Of("hi", Script.Devanagari, "", "के में है की से का और को पर हैं यह ने कि एक भी इस लिए हो था नहीं तो कर ही या वह साथ अपने जो हम आप मैं थे थी गया होता"),
        Of("mr", Script.Devanagari, "ळ", "आहे आणि च्या या ते ला मध्ये हे होते आहेत की एक व नाही तर हा ही केले त्या तो ती मी आम्ही आपण साठी झाले करून असे पण त्यांनी त्याच्या आपल्या होता कारण काय"),
        Of("ne", Script.Devanagari, "", "छ र को मा लाई हो पनि यो गर्न छन् का एक भएको गरेको थियो हुन्छ ले तर नेपाल म हामी यस बाट गर्ने भने तथा लागि तपाईं उनी हुन् गर्छ गरी छैन"),
    ];

    private static LanguageWords Of(string code, Script script, string letters, string words) =>
        new(code, script, words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal), letters);
}
