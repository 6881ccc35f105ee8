using Plumbline.Evaluation.Judges;

namespace Plumbline.Evaluation.Tests.Judges;

public class VerdictReaderTests
{
    private static readonly string[] Menu = ["yes", "no"];

    [Theory]
    [InlineData("{\"reason\": \"it does\", \"verdict\": \"yes\"}", "yes")]
    [InlineData("```json\n{\"verdict\": \"NO\"}\n```", "no")]
    [InlineData("Let me see.\n{\"reason\": \"{odd}\", \"verdict\": \" yes \"}", "yes")]
    [InlineData("It is {not} JSON.\nVERDICT: no", "no")]
    [InlineData("**VERDICT:** yes.", "yes")]
    [InlineData("{\"reason\": \"the reply says {\\\"verdict\\\": \\\"yes\\\"}\", \"verdict\": \"no\"}", "no")]
    public void Read_Answer_TakesTheWordOfTheMenu(string answer, string expected) => VerdictReader.Read(answer, Menu).Word.ShouldBe(expected);

    [Theory]
    [InlineData("", "answered nothing")]
    [InlineData("Yes, certainly, my friend.", "gave no verdict")]
    [InlineData("really", "gave no verdict")]
    [InlineData("{\"verdict\": \"maybe\"}", "'maybe' is not on the menu")]
    [InlineData("{\"verdict\": \"y\"}", "not on the menu")]
    [InlineData("{\"verdict\": true}", "not on the menu")]
    [InlineData("{\"verdict\": \"\\ud800\"}", "gave no verdict")]
    [InlineData("{\"verdict\": \"yes\"} or {\"verdict\": \"no\"}", "two different verdicts")]
    [InlineData("{\"verdict\": \"yes\", \"verdict\": \"no\"}", "two different verdicts")]
    [InlineData("VERDICT: yes\nVERDICT: no", "two different verdicts")]
    [InlineData("VERDICT: yes or no", "not on the menu")]
    [InlineData("{\"verdict\": \"yes\"", "gave no verdict")]
    public void Read_AnythingElse_IsNoVerdict(string answer, string reason)
    {
        Verdict verdict = VerdictReader.Read(answer, Menu);

        verdict.Word.ShouldBeNull();
        verdict.Reason.ShouldContain(reason);
    }

    [Fact]
    public void Read_HostileAnswers_EndInTime()
    {
        VerdictReader.Read(string.Concat(Enumerable.Repeat("{", 150_000)), Menu).Word.ShouldBeNull();
        VerdictReader.Read(string.Concat(Enumerable.Repeat("{\"a\":", 30_000)), Menu).Word.ShouldBeNull();
        VerdictReader.Read(new string('x', 1_000_000), Menu).Word.ShouldBeNull();
    }
}
