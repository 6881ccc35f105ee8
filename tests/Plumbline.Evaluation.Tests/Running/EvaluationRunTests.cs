using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Retries;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Suites;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Tests.Running;

public sealed class EvaluationRunTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("plumbline-run").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task RunAsync_CutOffAnywhereAndResumed_AsksNoFinishedSampleAgainAndLosesNone()
    {
        SuitePlan plan = TestPlans.Plan(TestPlans.Task(40, epochs: 2));
        FunctionModel model = new(_ => FunctionModel.Says("answer 1"));
        string log = EvaluationRun.LogPath(Folder);
        await Run(plan, model);
        byte[] whole = File.ReadAllBytes(log);
        for (int cut = 1; cut <= 10; cut++)
        {
            // What a killed process leaves: the log up to any byte, and a manifest that says it is running.
            int kept = whole.Length * cut / 11;
            File.WriteAllBytes(log, whole[..kept]);
            int lines = whole.AsSpan(0, kept).Count((byte)'\n');
            int before = model.Requests;

            EvaluationResult result = await Run(plan, model);

            (model.Requests - before).ShouldBe(80 - lines);
            result.Samples.Planned.ShouldBe(80);
            result.Samples.Answered.ShouldBe(80);
            SampleLogReader.Read(log).Select(SampleKey.Of).Distinct().Count().ShouldBe(80);
            File.ReadAllLines(log).Length.ShouldBe(80);
        }
    }

    [Fact]
    public async Task Open_AnotherPlan_IsRefusedInOneLineAndNothingChanges()
    {
        await Run(TestPlans.Plan(TestPlans.Task(3)), new FunctionModel(_ => FunctionModel.Says("x")));
        string manifest = File.ReadAllText(Path.Combine(Folder, RunLayout.ManifestName));

        RunException refusal = await Should.ThrowAsync<RunException>(() => Run(TestPlans.Plan(TestPlans.Task(4)), new FunctionModel(_ => FunctionModel.Says("x"))));

        refusal.Message.ShouldContain("holds an evaluation with another plan");
        File.ReadAllText(Path.Combine(Folder, RunLayout.ManifestName)).ShouldBe(manifest);
    }

    [Fact]
    public void Of_SamplesSettingsOrTarget_ChangeTheDigestAndLimitsDoNot()
    {
        SuitePlan plan = TestPlans.Plan(TestPlans.Task(3));
        EvaluatorOptions options = new();
        string digest = PlanDigest.Of([plan], options, "m");
        string[] others =
        [
            PlanDigest.Of([plan], options, "n"),
            PlanDigest.Of([plan], options with { Seed = 2 }, "m"),
            PlanDigest.Of([plan], options with { Request = new ChatOptions { Temperature = 1 } }, "m"),
            PlanDigest.Of([TestPlans.Plan(TestPlans.Task(4))], options, "m"),
            PlanDigest.Of([TestPlans.Plan(TestPlans.Task(3, epochs: 2))], options, "m"),
        ];

        others.Append(digest).Distinct().Count().ShouldBe(others.Length + 1);
        PlanDigest.Of([plan], options with { MaxInFlight = 3, RunLimits = new RunLimits { Tokens = 5 } }, "m").ShouldBe(digest);
    }

    [Fact]
    public async Task RunAsync_AFaultyEndpoint_EndsWithEverySampleScoredOrCounted()
    {
        FunctionModel model = new(async (number, _, _, cancellation) =>
        {
            if (number % 13 == 0)
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            return number % 7 == 0 ? throw TransportFailure.OfStatus(429, "slow down", TimeSpan.Zero)
                : number % 11 == 0 ? throw new EndpointException(EndpointFailureKind.UnreadableResponse, "cut off")
                : FunctionModel.Says("answer 1");
        });
        RetryOptions retry = new() { Attempts = 2, FirstWait = TimeSpan.Zero, LongestWait = TimeSpan.FromMilliseconds(1), RequestTimeout = TimeSpan.FromMilliseconds(50) };
        using IChatClient client = ModelClient.Wrap(model, new ModelClientOptions { Retry = retry }, "t", TimeProvider.System);

        EvaluationResult result = await Run(TestPlans.Plan(TestPlans.Task(300)), client);

        (result.Samples.Answered + result.Samples.FailedTotal).ShouldBe(300);
        result.Samples.Answered.ShouldBeGreaterThan(200);
        result.Samples.Failed.Select(failed => failed.Name).ShouldBeSubsetOf(["rate-limited", "timed-out", "unreadable-response"]);
        result.Samples.Failed.ShouldAllBe(failed => failed.Reasons.Count > 0 && failed.Reasons[0].EndsWith("(asked 2 times)"));
        result.Usage.Requests.ShouldBe(model.Requests);
        File.ReadAllLines(EvaluationRun.LogPath(Folder)).Length.ShouldBe(300);
    }

    private string Folder => Path.Combine(_root, "run");

    private async Task<EvaluationResult> Run(SuitePlan plan, IChatClient model)
    {
        EvaluatorOptions options = new();
        RunManifest manifest = new() { Command = "eval", Seeds = new Dictionary<string, ulong> { ["run"] = 1 }, Recipe = new JsonObject() };
        using EvaluationRun run = EvaluationRun.Open(Folder, manifest, PlanDigest.Of([plan], options, "m"), TimeProvider.System);
        EvaluationResult result = await new Evaluator(options, TimeProvider.System).RunAsync(plan, model, run.Log);
        run.Directory.Complete();
        return result;
    }
}
