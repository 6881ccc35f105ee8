using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plumbline.Runs.Reports;

namespace Plumbline.Runs.Tests.Reports.Transcripts;

public class TranscriptBrowserTests
{
    private const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";

    [Fact]
    public void Transcripts_HostileTexts_AreNowhereInThePageAsTheyAre()
    {
        string page = Page(Of("a", Hostile));

        page.ShouldNotContain("alert(");
        page.Split("<script").Length.ShouldBe(1 + 3);
        page.ShouldNotContain("<img");
    }

    [Fact]
    public void Transcripts_ThePolicy_NamesTheDigestOfTheOnlyProgram()
    {
        string page = Page(Of("a", "b"));
        string program = Between(page, "<script>", "</script>");

        page.ShouldContain($"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(program)))}");
        program.ShouldNotContain("innerHTML");
    }

    [Fact]
    public void Transcripts_MoreThanOnePart_HoldEveryTextOnce()
    {
        string page = Page([.. Enumerable.Range(0, 450).Select(number => Of($"sample-{number}", $"reply {number} \u2028 ü"))]);

        JsonElement index = Unpack(page, "transcripts-index");
        List<string> replies = [];
        for (int part = 0; part < 3; part++)
        {
            replies.AddRange(Unpack(page, $"transcripts-{part}").EnumerateArray().Select(entry => entry[0][1][1].GetString()!));
        }

        index.GetArrayLength().ShouldBe(450);
        index[449][0].GetString().ShouldBe("sample-449");
        replies.ShouldBe(Enumerable.Range(0, 450).Select(number => $"reply {number} \u2028 ü"));
        page.ShouldNotContain("id=\"transcripts-3\"");
    }

    [Fact]
    public void Render_WithoutTranscripts_AllowsNoScript()
    {
        string page = new HtmlReport("title").Paragraph("text").Render();

        page.ShouldNotContain("<script");
        page.ShouldNotContain("script-src");
    }

    [Fact]
    public void Transcripts_AValueMissing_IsRefused() =>
        Should.Throw<ArgumentException>(() => new HtmlReport("title").Transcripts(["task", "condition"], [Of("a", "b")]));

    private static string Page(params Transcript[] transcripts) => new HtmlReport("title").Transcripts(["task"], transcripts).Render();

    private static Transcript Of(string id, string reply) => new()
    {
        Id = id,
        Facets = ["sums"],
        Line = reply,
        Mark = "right",
        Tone = FigureTone.Better,
        Messages = [new TranscriptMessage("user", "question", Given: true), new TranscriptMessage("assistant", reply)],
        Facts = [new TranscriptFact("target", reply)],
    };

    private static JsonElement Unpack(string page, string id)
    {
        string packed = Between(page, $"id=\"{id}\">", "</script>");
        using ZLibStream zlib = new(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        return JsonDocument.Parse(zlib).RootElement;
    }

    private static string Between(string page, string start, string end)
    {
        int from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
