using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Tests.Running;

public sealed class EvaluatorTests
{
    private static readonly ScriptedChatClient Right = new("right", turn => turn.Last.Replace("question", "answer", StringComparison.Ordinal));

    [Fact]
    public async Task RunAsync_AScriptedModel_MeasuresFromTheRecords()
    {
        MemorySampleLog log = new();
        ScriptedChatClient half = new("half", turn => turn.Last.EndsWith('1') ? "answer 1" : "nothing");

        EvaluationResult result = await Run(TestPlans.Plan(TestPlans.Task(10, epochs: 3)), half, log);

        Measurement rate = result.Suites.ShouldHaveSingleItem().Measurements.ShouldHaveSingleItem();
        rate.Value.ShouldBe(0.1);
        rate.Count.ShouldBe(30);
        rate.Clusters.ShouldBe(10);
        result.Samples.Planned.ShouldBe(30);
        result.Samples.Answered.ShouldBe(30);
        result.Usage.Requests.ShouldBe(30);
        log.Records.Select(record => (record.Id, record.Epoch)).Distinct().Count().ShouldBe(30);
        log.Records.ShouldAllBe(record => record.Messages.Count == 2 && record.InputMessages == 1 && record.FinishReason == "stop");
    }

    [Fact]
    public async Task RunAsync_EpochsAndReruns_DifferAndAgree()
    {
        ScriptedChatClient chance = new("chance", turn => $"{turn.Draw("reply")}");

        string[] first = await Replies(chance, seed: 1);
        string[] again = await Replies(chance, seed: 1);
        string[] other = await Replies(chance, seed: 2);

        again.ShouldBe(first);
        first.Distinct().Count().ShouldBe(first.Length);
        other.Intersect(first).ShouldBeEmpty();

        static async Task<string[]> Replies(IChatClient model, ulong seed)
        {
            MemorySampleLog log = new();
            await Run(TestPlans.Plan(TestPlans.Task(5, epochs: 4)), model, log, new EvaluatorOptions { Seed = seed });
            return [.. log.Records.OrderBy(record => record.Index).ThenBy(record => record.Epoch).Select(record => record.Reply())];
        }
    }

    [Fact]
    public async Task RunAsync_FailuresAndUnscored_AreCountedWithReasons()
    {
        ScriptedChatClient model = new("failing", turn => turn.Last switch
        {
            "question 1" => throw new EndpointException(EndpointFailureKind.ServerError, "status 500") { Requests = 4 },
            "question 2" => throw new InvalidOperationException("a mistake"),
            "question 3" => "",
            var other => other.Replace("question", "answer", StringComparison.Ordinal),
        });

        EvaluationResult result = await Run(TestPlans.Plan(TestPlans.Task(6)), model, new MemorySampleLog());

        result.Samples.Answered.ShouldBe(4);
        result.Samples.Failed.Select(failed => (failed.Name, failed.Count, failed.Reasons.Single())).ShouldBe(
            [("server-error", 1, "status 500 (asked 4 times)"), ("solver", 1, "InvalidOperationException: a mistake")]);
        result.Samples.Unscored.ShouldHaveSingleItem().Reasons.ShouldBe(["the reply is empty"]);
        result.Usage.Requests.ShouldBe(4 + 4);
        Measurement rate = result.Suites[0].Measurements[0];
        rate.Missing.ShouldBe(new MissingSamples(2, 1));
        rate.Count.ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_ManySamples_KeepsFewConversationsAlive()
    {
        int alive = 0;
        int most = 0;
        FunctionSolver solver = new(async (_, cancellation) =>
        {
            int now = Interlocked.Increment(ref alive);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref alive);
        });

        await Run(TestPlans.Plan(TestPlans.Task(500, 1, "ask", solver)), Right, new MemorySampleLog(), new EvaluatorOptions { MaxInFlight = 7 });

        most.ShouldBeInRange(1, 7);

        static void InterlockedMax(ref int target, int value)
        {
            int seen;
            while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
            {
            }
        }
    }

    [Fact]
    public async Task RunAsync_ALimitOfTokens_EndsCleanlyAndCountsTheRest()
    {
        UsageModel model = new(inputTokens: 6, outputTokens: 4);
        EvaluatorOptions options = new() { MaxInFlight = 2, RunLimits = new RunLimits { Tokens = 100, Price = new TokenPrice(1e6, 2e6) } };

        EvaluationResult result = await Run(TestPlans.Plan(TestPlans.Task(50)), model, new MemorySampleLog(), options);

        result.LimitReached.ShouldBe("100 tokens");
        result.Samples.Answered.ShouldBeInRange(10, 11);
        result.Samples.NotAsked.ShouldBe(50 - result.Samples.Answered);
        result.Samples.Failed.ShouldBeEmpty();
        result.Usage.Cost.ShouldBe((6 + 8) * result.Samples.Answered);
    }

    [Fact]
    public async Task RunAsync_ALimitOfTime_GivesUpWhatIsUnderWay()
    {
        ManualTime time = new();
        TaskCompletionSource asked = new();
        FunctionSolver hangs = new(async (_, cancellation) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        });
        Evaluator evaluator = new(new EvaluatorOptions { RunLimits = new RunLimits { Seconds = 30 } }, time);

        Task<EvaluationResult> run = evaluator.RunAsync(TestPlans.Plan(TestPlans.Task(300, 1, "ask", hangs)), Right, new MemorySampleLog());
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(30));
        EvaluationResult result = await run;

        result.LimitReached.ShouldBe("30 seconds");
        result.Samples.NotAsked.ShouldBe(300);
    }

    [Fact]
    public async Task RunAsync_LimitsOfASample_FailThatSampleAlone()
    {
        FunctionSolver talks = new(async (conversation, cancellation) =>
        {
            for (int turn = 0; turn < 10; turn++)
            {
                await conversation.GenerateAsync(cancellation);
            }
        });
        EvaluatorOptions options = new() { SampleLimits = new SampleLimits { Turns = 5 } };
        MemorySampleLog log = new();

        EvaluationResult result = await Run(TestPlans.Plan(TestPlans.Task(2, 1, "long", talks), TestPlans.Task(3, 1, "short")), Right, log, options);

        result.Samples.Failed.Select(failed => (failed.Name, failed.Count, failed.Reasons.Single())).ShouldBe([("limit", 2, "the sample reached its limit of 5 turns")]);
        result.Samples.Answered.ShouldBe(3);
        log.Records.Where(record => record.Task == "long").ShouldAllBe(record => record.Messages.Count == 6);
    }

    [Fact]
    public async Task RunAsync_Cancelled_ThrowsAndKeepsWhatWasFinished()
    {
        using CancellationTokenSource stop = new();
        int asked = 0;
        FunctionSolver solver = new(async (conversation, cancellation) =>
        {
            if (Interlocked.Increment(ref asked) == 20)
            {
                await stop.CancelAsync();
            }

            cancellation.ThrowIfCancellationRequested();
            await conversation.GenerateAsync(cancellation);
        });
        MemorySampleLog log = new();

        await Should.ThrowAsync<OperationCanceledException>(() => new Evaluator(new EvaluatorOptions { MaxInFlight = 1 }, TimeProvider.System)
            .RunAsync(TestPlans.Plan(TestPlans.Task(100, 1, "ask", solver)), Right, log, cancellation: stop.Token));

        log.Records.Count.ShouldBeInRange(1, 19);
    }

    [Fact]
    public async Task RunAsync_TwoSamplesOfOneName_IsRefusedInOneLine()
    {
        SuitePlan plan = TestPlans.Plan(TestPlans.Task(3) with { Samples = [.. TestPlans.Samples(3), .. TestPlans.Samples(1)] });

        SuiteException refusal = await Should.ThrowAsync<SuiteException>(() => Run(plan, Right, new MemorySampleLog()));

        refusal.Message.ShouldBe("task ask: two samples are named 's0'; give each sample a name of its own");
    }

    [Fact]
    public async Task RunAsync_ALogThatCannotBeWritten_EndsWithItsError()
    {
        FailingLog log = new();

        Exception error = await Should.ThrowAsync<IOException>(() => Run(TestPlans.Plan(TestPlans.Task(2000)), Right, log));

        error.Message.ShouldBe("the disk is full");
    }

    private static Task<EvaluationResult> Run(SuitePlan plan, IChatClient model, ISampleLog log, EvaluatorOptions? options = null) =>
        new Evaluator(options ?? new EvaluatorOptions(), TimeProvider.System).RunAsync(plan, model, log);

    private sealed class FailingLog : ISampleLog
    {
        public LogTotals Before => default;

        public bool IsFinished(SampleKey key) => false;

        public void Append(IReadOnlyList<SampleRecord> records) => throw new IOException("the disk is full");

        public IEnumerable<SampleRecord> Read() => [];
    }

    private sealed class UsageModel(long inputTokens, long outputTokens) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "answer 1"))
            {
                Usage = new UsageDetails { InputTokenCount = inputTokens, OutputTokenCount = outputTokens },
            });

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
