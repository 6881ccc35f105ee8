using Plumbline.Runs;
using Plumbline.Training.Rewards;

namespace Plumbline.Training.Tests.Rewards;

/// <summary>Rewards of small programs, sound and broken.</summary>
public class CommandRewardTests
{
    private const string Length = """
        import json, sys
        for line in sys.stdin:
            asked = json.loads(line)
            print(json.dumps({"index": asked["index"], "reward": len(asked["reply"]) if asked["ended"] else None}))
        """;

    [PythonFact]
    public void Score_OfASoundProgram_IsItsAnswersInOrder() =>
        Program(Length).Score([Requests.Of("four"), Requests.Of("a\n\"b\" é"), Requests.Of("cut", ended: false)]).ShouldBe([4, 7, null]);

    [PythonFact]
    public void Score_OfAnswersInAnotherOrder_GoesByTheirIndex() =>
        Program("""
            import json, sys
            asked = [json.loads(line) for line in sys.stdin]
            for one in reversed(asked):
                print(json.dumps({"index": one["index"], "reward": one["index"] + 0.5}))
            """).Score([Requests.Of("x"), Requests.Of("y")]).ShouldBe([0.5, 1.5]);

    [PythonFact]
    public void Score_PassesEverythingThatTheRowSays() =>
        Program("""
            import json, sys
            one = json.loads(sys.stdin.readline())
            right = one["row"] == "data.jsonl#1" and one["prompt"] == "Say something." and one["columns"]["answer"] == [1, "two"]
            print(json.dumps({"index": 0, "reward": 1 if right else 0}))
            """).Score([Requests.Of("x", """{"answer":[1,"two"]}""")]).ShouldBe([1]);

    [PythonFact]
    public void Score_OfHostileReplies_ReachesTheProgramAsDataAlone() =>
        Program(Length).Score([Requests.Of("$(touch /tmp/x); `id` \" ' \\ \u0000 \u001b[0m")]).ShouldBe(["$(touch /tmp/x); `id` \" ' \\ \u0000 \u001b[0m".Length]);

    [PythonFact]
    public void Score_OfManyReplies_DoesNotWaitForEver()
    {
        // More than a pipe holds, both ways.
        RewardRequest[] replies = [.. Enumerable.Range(0, 3000).Select(i => Requests.Of(new string('x', i % 100)))];

        Program(Length).Score(replies).ShouldBe(replies.Select(reply => (double?)reply.Reply.Length));
    }

    [PythonFact]
    public void Score_OfAProgramThatFails_NamesItsExitCodeAndWords() => Fault("""
        import sys
        sys.stderr.write("the verifier is not at home")
        sys.exit(3)
        """).ShouldSatisfyAllConditions(message => message.ShouldContain("exit code 3"), message => message.ShouldContain("not at home"));

    [PythonFact]
    public void Score_OfGarbage_QuotesIt()
    {
        Fault("""print("hello there")""").ShouldContain("hello there");
        Fault("""print('[1, 2]')""").ShouldContain("[1, 2]");
        Fault("""print('{"index": 0}')""").ShouldContain("index");
        Fault("""print('{"index": "0", "reward": 1}')""").ShouldContain("reward");
        Fault("""print('{"index": 0, "reward": "high"}')""").ShouldContain("high");
    }

    [PythonFact]
    public void Score_OfWrongIndices_NamesThem()
    {
        Fault("""print('{"index": 7, "reward": 1}')""").ShouldContain("reply 7 of 2");
        Fault("""print('{"index": -1, "reward": 1}')""").ShouldContain("reply -1 of 2");
        Fault("""
            print('{"index": 0, "reward": 1}')
            print('{"index": 0, "reward": 1}')
            """).ShouldContain("reply 0 twice");
        Fault("""print('{"index": 0, "reward": 1}')""").ShouldContain("no reward for reply 1");
        Fault("pass").ShouldContain("no reward for reply 0");
    }

    [PythonFact]
    public void Score_OfAProgramThatClosesItsInput_IsWhatItAnswered()
    {
        RewardRequest[] replies = [.. Enumerable.Range(0, 2000).Select(_ => Requests.Of(new string('x', 500)))];

        Program("""
            import os
            os.close(0)
            for index in range(2000):
                print('{"index": %d, "reward": 0.5}' % index)
            """).Score(replies).ShouldAllBe(reward => reward == 0.5);
    }

    [PythonFact]
    public void Score_OfAProgramThatDoesNotAnswer_IsStopped() =>
        Should.Throw<RunException>(() => new CommandReward("slow", [PythonFactAttribute.Program!, "-c", "import time\ntime.sleep(600)"], TimeSpan.FromSeconds(1))
            .Score([Requests.Of("x")])).Message.ShouldContain("within 1 seconds");

    [PythonFact]
    public void Score_Cancelled_IsNoFaultOfTheProgram()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => Program(Length).Score([Requests.Of("x")], cancelled.Token));
    }

    [Fact]
    public void Score_OfAProgramThatIsNotThere_SaysSo() =>
        Should.Throw<RunException>(() => new CommandReward("gone", ["/no/such/program"], TimeSpan.FromSeconds(5)).Score([Requests.Of("x")])).Message.ShouldContain("cannot be started");

    [Fact]
    public void Reward_OfNoProgram_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new CommandReward("none", [], TimeSpan.FromSeconds(1)));
        Should.Throw<ArgumentException>(() => new CommandReward("none", [" "], TimeSpan.FromSeconds(1)));
    }

    private static CommandReward Program(string source) => new("program", [PythonFactAttribute.Program!, "-c", source], TimeSpan.FromSeconds(60));

    private static string Fault(string source)
    {
        string message = Should.Throw<RunException>(() => Program(source).Score([Requests.Of("x"), Requests.Of("y")])).Message;
        message.ShouldContain("'program'");
        return message;
    }
}
