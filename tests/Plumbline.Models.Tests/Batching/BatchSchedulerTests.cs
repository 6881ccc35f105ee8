using Plumbline.Models.Batching;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tests.Chat;
using Plumbline.Models.Tests.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Tests.Batching;

/// <summary>Requests that share a batch get what they would get alone, whatever they ask for and whenever they come.</summary>
public sealed class BatchSchedulerTests : IDisposable
{
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly int[][] _prompts = SmallModels.Sequences(SmallModels.Vocabulary, 3, 20, 1, 70, 33, 8, 2, 55, 5);

    public void Dispose() => _processor.Dispose();

    public static TheoryData<string, int> Batches => new() { { "llama, grouped, head 8", 1 }, { "llama, grouped, head 8", 3 }, { "llama, grouped, head 8", 32 }, { "gpt2, head 40", 4 }, { "qwen3, head norm, head 32", 32 } };

    [Theory]
    [MemberData(nameof(Batches))]
    public async Task Requests_OfAnyOptionsTogether_AreToTheBitThoseAlone(string name, int maxBatch)
    {
        using Decoder model = SmallModels.Create(name);
        GeneratedSequence[] expected;
        using (Generator generator = new(model, _processor, ChatModel.Tokenizer))
        {
            expected = [.. _prompts.Select((prompt, i) => generator.Generate([prompt], Options(i), [Stream(i)])[0])];
        }

        using BatchScheduler scheduler = new(model, _processor, ChatModel.Tokenizer, new BatchOptions { MaxBatch = maxBatch });
        GeneratedSequence[] together = await Task.WhenAll(_prompts.Select((prompt, i) => scheduler.GenerateAsync(prompt, Options(i), Stream(i))));

        for (int i = 0; i < expected.Length; i++)
        {
            together[i].Tokens.ShouldBe(expected[i].Tokens, $"prompt {i}");
            together[i].LogProbs.ShouldBe(expected[i].LogProbs, $"prompt {i}");
            together[i].StopReason.ShouldBe(expected[i].StopReason, $"prompt {i}");
            together[i].TopLogProbs.Count.ShouldBe(Options(i).TopLogProbs == 0 ? 0 : expected[i].Tokens.Length);
            together[i].TopLogProbs.SelectMany(top => top).ShouldBe(expected[i].TopLogProbs.SelectMany(top => top), $"prompt {i}");
        }
    }

    [Fact]
    public async Task Request_ThatComesLater_JoinsTheRunningBatch()
    {
        using ChatModel model = new("abc", ends: false);
        using BatchScheduler scheduler = new(model.Model, _processor, ChatModel.Tokenizer);
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ManualResetEventSlim go = new();
        List<string> order = [];
        int[] prompt = ChatModel.Tokenizer.Encode("x");

        Task<GeneratedSequence> first = scheduler.GenerateAsync(prompt, new GenerationOptions { MaxNewTokens = 50 }, Stream(1), _ =>
        {
            order.Add("first");
            started.TrySetResult();
            go.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        });
        await started.Task;
        Task<GeneratedSequence> second = scheduler.GenerateAsync(prompt, new GenerationOptions { MaxNewTokens = 2 }, Stream(2), _ => order.Add("second"));
        go.Set();
        await second;
        await first;

        order.Count.ShouldBe(52);
        order.LastIndexOf("second").ShouldBeLessThan(10);
    }

    [Fact]
    public async Task Cancellation_OfOne_LeavesTheOthersAlone()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        using Generator generator = new(model, _processor, ChatModel.Tokenizer);
        GeneratedSequence expected = generator.Generate([_prompts[1]], Options(0), [Stream(1)])[0];
        using Processor other = new(new ProcessorOptions { Threads = 1 });
        using BatchScheduler scheduler = new(model, other, ChatModel.Tokenizer);
        using CancellationTokenSource stop = new();

        Task<GeneratedSequence> cancelled = scheduler.GenerateAsync(_prompts[0], Options(0) with { MaxNewTokens = 150 }, Stream(0), _ => stop.Cancel(), stop.Token);
        Task<GeneratedSequence> faulty = scheduler.GenerateAsync(_prompts[2], Options(0), Stream(2), _ => throw new InvalidDataException("listener"));
        Task<GeneratedSequence> kept = scheduler.GenerateAsync(_prompts[1], Options(0), Stream(1));

        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        (await Should.ThrowAsync<InvalidDataException>(() => faulty)).Message.ShouldBe("listener");
        (await kept).Tokens.ShouldBe(expected.Tokens);
    }

    [Fact]
    public async Task Requests_ThatCannotBeServed_AreRefusedAtOnce()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        BatchScheduler scheduler = new(model, _processor, ChatModel.Tokenizer);

        Should.Throw<ArgumentException>(() => { _ = scheduler.GenerateAsync([], Options(0), Stream(0)); }).Message.ShouldContain("0 tokens");
        Should.Throw<ArgumentException>(() => { _ = scheduler.GenerateAsync(new int[160], Options(0), Stream(0)); }).Message.ShouldContain("160 tokens");
        Should.Throw<ArgumentException>(() => { _ = scheduler.GenerateAsync([61], Options(0), Stream(0)); }).Message.ShouldContain("token 61");
        Should.Throw<ArgumentException>(() => { _ = scheduler.GenerateAsync([1], new GenerationOptions { MaxNewTokens = 0 }, Stream(0)); }).Message.ShouldContain("max new tokens");
        Task<GeneratedSequence> running = scheduler.GenerateAsync([1], new GenerationOptions { MaxNewTokens = 150, StopTokens = [] }, Stream(0), _ => Thread.Sleep(1));
        scheduler.Dispose();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        Should.Throw<ObjectDisposedException>(() => { _ = scheduler.GenerateAsync([1], Options(0), Stream(0)); });
        Should.Throw<ArgumentException>(() => new BatchScheduler(model, _processor, ChatModel.Tokenizer, new BatchOptions { MaxBatch = 0, MaxCacheBytes = 0 })).Message.ShouldContain("; ");
    }

    [Fact]
    public async Task Cache_OfFewBytes_RunsFewerSideBySideWithTheSameResults()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        GeneratedSequence[] expected;
        using (BatchScheduler wide = new(model, _processor, ChatModel.Tokenizer))
        {
            expected = await Task.WhenAll(_prompts.Select((prompt, i) => wide.GenerateAsync(prompt, Options(0), Stream(i))));
        }

        using BatchScheduler narrow = new(model, _processor, ChatModel.Tokenizer, new BatchOptions { MaxCacheBytes = 1 << 20 });
        GeneratedSequence[] few = await Task.WhenAll(_prompts.Select((prompt, i) => narrow.GenerateAsync(prompt, Options(0), Stream(i))));

        few.Select(one => one.Tokens).ShouldBe(expected.Select(one => one.Tokens));
    }

    /// <summary>Every kind of draw in one batch.</summary>
    private static GenerationOptions Options(int request) => new GenerationOptions { MaxNewTokens = 20 + (5 * request), StopTokens = [7] } with
    {
        Temperature = (request % 5) switch { 0 => 1, 1 => 0.7, 2 => 0, 3 => 1, _ => 0.7 },
        TopP = request % 3 == 1 ? 0.8 : 1,
        TopLogProbs = request % 4 == 3 ? 5 : 0,
        LogProbs = request == 4 ? ReportedLogProbs.Tempered : ReportedLogProbs.Model,
        RepetitionPenalty = request == 6 ? 1.3 : 1,
        StopStrings = request == 5 ? ["ab", "c"] : [],
    };

    private static RandomStream Stream(int request) => new(11, $"request/{request}");
}
