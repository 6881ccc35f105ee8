using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Tokenizers;

public class OnigurumaPatternTests
{
    [Theory]
    [InlineData("a++b", "(?>a+)b")]
    [InlineData("[^\\r\\n]?+\\p{L}++", "(?>[^\\r\\n]?)(?>\\p{L}+)")]
    [InlineData("(?:a(b)*+)++", "(?>(?:a(?>(b)*))+)")]
    [InlineData("[]+]++x", "(?>[]+]+)x")]
    [InlineData("a+?b\\++c{1,3}", "a+?b\\++c{1,3}")]
    [InlineData("(?i:'s)|x(?!\\S)(?<=y)(?>z)", "(?i:'s)|x(?!\\S)(?<=y)(?>z)")]
    [InlineData("\\u0041++", "(?>\\u0041+)")]
    public void Translate_Possessive_BecomesAtomic(string pattern, string expected) =>
        OnigurumaPattern.Translate(pattern).ShouldBe(expected);

    [Theory]
    [InlineData("\\")]
    [InlineData("\\u00")]
    [InlineData("[a")]
    [InlineData("a{1")]
    [InlineData("\\h")]
    [InlineData("\\x{41}")]
    [InlineData("(?<name>a)")]
    [InlineData("(?x)a")]
    public void Translate_WithoutCounterpart_Throws(string pattern) =>
        Should.Throw<ArgumentException>(() => OnigurumaPattern.Translate(pattern));
}
