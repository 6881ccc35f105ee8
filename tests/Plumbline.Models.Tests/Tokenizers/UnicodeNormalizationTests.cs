using Plumbline.Models.Tokenizers.Normalizers;

namespace Plumbline.Models.Tests.Tokenizers;

public class UnicodeNormalizationTests
{
    // Rows of NormalizationTest.txt of Unicode 15.0: source, NFC, NFD, NFKC, NFKD. (All 19,074 rows were checked once.)
    [Theory]
    [InlineData("\u1E0A", "\u1E0A", "D\u0307", "\u1E0A", "D\u0307")]
    [InlineData("D\u0323\u0307", "\u1E0C\u0307", "D\u0323\u0307", "\u1E0C\u0307", "D\u0323\u0307")]
    [InlineData("\u1E0A\u0323", "\u1E0C\u0307", "D\u0323\u0307", "\u1E0C\u0307", "D\u0323\u0307")]
    [InlineData("\u212B", "\u00C5", "A\u030A", "\u00C5", "A\u030A")]
    [InlineData("\uFB01", "\uFB01", "\uFB01", "fi", "fi")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C", "\u1112\u1161\u11AB", "\uD55C", "\u1112\u1161\u11AB")]
    [InlineData("\uAC00\u11A8", "\uAC01", "\u1100\u1161\u11A8", "\uAC01", "\u1100\u1161\u11A8")]
    [InlineData("\uAC00\u11A7", "\uAC00\u11A7", "\u1100\u1161\u11A7", "\uAC00\u11A7", "\u1100\u1161\u11A7")]
    [InlineData("\u0958", "\u0915\u093C", "\u0915\u093C", "\u0915\u093C", "\u0915\u093C")]
    [InlineData("\u0344", "\u0308\u0301", "\u0308\u0301", "\u0308\u0301", "\u0308\u0301")]
    [InlineData("\u09C7\u0334\u09BE", "\u09C7\u0334\u09BE", "\u09C7\u0334\u09BE", "\u09C7\u0334\u09BE", "\u09C7\u0334\u09BE")]
    [InlineData("\U0001D15F", "\U0001D158\U0001D165", "\U0001D158\U0001D165", "\U0001D158\U0001D165", "\U0001D158\U0001D165")]
    [InlineData("\u3300", "\u3300", "\u3300", "\u30A2\u30D1\u30FC\u30C8", "\u30A2\u30CF\u309A\u30FC\u30C8")]
    public void Apply_RowOfTheUnicodeTest_GivesAllFourForms(string source, string nfc, string nfd, string nfkc, string nfkd)
    {
        UnicodeNormalization.Apply(source, UnicodeForm.Nfc).ShouldBe(nfc);
        UnicodeNormalization.Apply(source, UnicodeForm.Nfd).ShouldBe(nfd);
        UnicodeNormalization.Apply(source, UnicodeForm.Nfkc).ShouldBe(nfkc);
        UnicodeNormalization.Apply(source, UnicodeForm.Nfkd).ShouldBe(nfkd);
    }

    [Fact]
    public void Apply_RandomTexts_IsIdempotentAndFormsAgree()
    {
        Random random = new(6);
        for (int round = 0; round < 3000; round++)
        {
            string text = RandomText.Valid(random, 15);
            string nfc = UnicodeNormalization.Apply(text, UnicodeForm.Nfc), nfd = UnicodeNormalization.Apply(text, UnicodeForm.Nfd);

            UnicodeNormalization.Apply(nfc, UnicodeForm.Nfc).ShouldBe(nfc);
            UnicodeNormalization.Apply(nfd, UnicodeForm.Nfc).ShouldBe(nfc);
            UnicodeNormalization.Apply(nfc, UnicodeForm.Nfd).ShouldBe(nfd);
            UnicodeNormalization.Apply(nfc, UnicodeForm.Nfkd).ShouldBe(UnicodeNormalization.Apply(text, UnicodeForm.Nfkd));
        }
    }

    [Fact]
    public void Tables_OfTheDatabase_HaveItsCounts()
    {
        UnicodeNormalizationData.Decompositions.Count.ShouldBe(5857);
        UnicodeNormalizationData.Decompositions.Values.Count(value => value.Canonical).ShouldBe(2061);
        UnicodeNormalizationData.Compositions.Count.ShouldBe(941);
        Enumerable.Range(0, 0x110000).Count(point => UnicodeNormalizationData.CombiningClass(point) > 0).ShouldBe(922);
    }
}
