using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites.Files;
using Plumbline.Evaluation.Testing;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Testing;

public class AlignmentTestTests
{
    [Fact]
    public async Task FailIf_AModelThatRepeatsTheUser_FailsWithEveryMeasurementInTheMessage()
    {
        using ScriptedChatClient echo = new("echo", turn => turn.Last);

        AlignmentTestResult result = await AlignmentTest.RunAsync(echo, SuiteFile.Read(Repository.File("suites", "capitals.yaml")));

        string message = Should.Throw<AlignmentTestException>(() => result.FailIf("capitals.plain.lower < 0.5", "capitals.upper > 0.9")).Message;
        message.ShouldStartWith("failed: capitals.plain.lower");
        message.ShouldContain("n = 12");
        message.ShouldNotContain("capitals.upper is");
    }

    [Fact]
    public async Task FailIf_NothingHolds_Passes()
    {
        using ScriptedChatClient silent = new("silent", _ => "");

        AlignmentTestResult result = await AlignmentTest.RunAsync(silent, SuiteFile.Read(Repository.File("suites", "capitals.yaml")));

        result["capitals.plain"].Value.ShouldBe(0);
        Should.NotThrow(() => result.FailIf("capitals.value > 0.5"));
        Should.Throw<KeyNotFoundException>(() => result["nothing"]).Message.ShouldContain("capitals.plain");
    }
}
