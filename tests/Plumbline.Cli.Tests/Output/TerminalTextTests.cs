using System.Text.Json;
using Plumbline.Cli.Output;

namespace Plumbline.Cli.Tests.Output;

public class TerminalTextTests
{
    [Theory]
    [InlineData("Grüße, 世界 👩‍👩‍👧 [red]x[/]", "Grüße, 世界 👩‍👩‍👧 [red]x[/]")]
    [InlineData("a\n\tb", "a\n\tb")]
    [InlineData("\u001B[31mred\u001B[0m", "\\u001B[31mred\\u001B[0m")]
    [InlineData("over\rwritten\b\b\a", "over\\u000Dwritten\\u0008\\u0008\\u0007")]
    [InlineData("\u009B31m\u007F", "\\u009B31m\\u007F")]
    [InlineData("abc\u202Edef\u2066\u200B\uFEFF", "abc\\u202Edef\\u2066\\u200B\\uFEFF")]
    [InlineData("line\u2028break", "line\\u2028break")]
    [InlineData("tag \U000E0041", "tag \\uDB40\\uDC41")]
    public void Lines_Text_SpellsOutWhatDrivesATerminal(string text, string expected) => TerminalText.Lines(text).ShouldBe(expected);

    [Fact]
    public void Lines_HalfOfAPair_IsSpelledOut() => TerminalText.Lines("x\uD83Dy").ShouldBe("x\\uD83Dy");

    [Fact]
    public void Line_LineFeedsAndTabs_AreSpelledOut() => TerminalText.Line("a\n\tb").ShouldBe("a\\u000A\\u0009b");

    [Fact]
    public void Line_JsonWithForeignText_ReadsBackTheSame()
    {
        const string hostile = "a\u001B[2J\u009B\u202E\u2028\U000E0041\"\\ é";
        JsonSerializerOptions relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        string safe = TerminalText.Line(JsonSerializer.Serialize(hostile, relaxed));

        safe.ShouldNotContain('\u202E');
        JsonSerializer.Deserialize<string>(safe).ShouldBe(hostile);
    }
}
