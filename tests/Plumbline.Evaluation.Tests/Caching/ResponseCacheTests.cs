using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Caching;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Tests.Running;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Tests.Caching;

public sealed class ResponseCacheTests : IDisposable
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "?")];
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-cache").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task GetResponseAsync_TheSameAgain_ComesFromTheCacheAlsoAfterReopening()
    {
        FunctionModel model = new(number => new ChatResponse(new ChatMessage(ChatRole.Assistant, $"reply {number}"))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 3, OutputTokenCount = 4 },
        });
        using (ResponseCache cache = ResponseCache.Open(_folder))
        {
            using IChatClient client = Client(model, cache);
            (await client.GetResponseAsync(Question)).Text.ShouldBe("reply 1");
            ChatResponse again = await client.GetResponseAsync(Question);
            again.Text.ShouldBe("reply 1");
            again.Usage!.OutputTokenCount.ShouldBe(4);
            again.FinishReason.ShouldBe(ChatFinishReason.Stop);
            RequestCount.Of(again).ShouldBe(0);
            client.GetService<ModelUsage>()!.CacheHits.ShouldBe(1);
        }

        using ResponseCache reopened = ResponseCache.Open(_folder);
        using IChatClient later = Client(model, reopened);
        (await later.GetResponseAsync(Question)).Text.ShouldBe("reply 1");
        model.Requests.ShouldBe(1);
    }

    [Fact]
    public void Of_AnythingThatMatters_ChangesTheKey()
    {
        ChatOptions epoch = new();
        RequestTags.SetEpoch(epoch, 2);
        UInt128?[] keys =
        [
            ResponseKey.Of("t", Question, null),
            ResponseKey.Of("u", Question, null),
            ResponseKey.Of("t", [new ChatMessage(ChatRole.User, "??")], null),
            ResponseKey.Of("t", [new ChatMessage(ChatRole.System, "?")], null),
            ResponseKey.Of("t", [.. Question, .. Question], null),
            ResponseKey.Of("t", Question, new ChatOptions { Seed = 1 }),
            ResponseKey.Of("t", Question, new ChatOptions { Temperature = 1 }),
            ResponseKey.Of("t", Question, new ChatOptions { MaxOutputTokens = 1 }),
            ResponseKey.Of("t", Question, new ChatOptions { TopK = 1 }),
            ResponseKey.Of("t", Question, new ChatOptions { Instructions = "x" }),
            ResponseKey.Of("t", Question, new ChatOptions { Tools = [AIFunctionFactory.Create((int a) => a, "f")] }),
            ResponseKey.Of("t", Question, new ChatOptions { Tools = [AIFunctionFactory.Create((string a) => a, "f")] }),
            ResponseKey.Of("t", Question, new ChatOptions { AdditionalProperties = new() { ["min_p"] = 0.1 } }),
            ResponseKey.Of("t", Question, epoch),
        ];

        keys.ShouldAllBe(key => key != null);
        keys.Distinct().Count().ShouldBe(keys.Length);
        ResponseKey.Of("t", Question, new ChatOptions()).ShouldBe(keys[0]);
        ResponseKey.Of("t", Question, new ChatOptions { AdditionalProperties = new() { ["x"] = new object() } }).ShouldBeNull("a setting that is not understood is not cached");
    }

    [Fact]
    public void Add_RefusalsOfFiltersAndNothing_AreNotKept()
    {
        using ResponseCache cache = ResponseCache.Open(_folder);

        cache.Add(1, new ChatResponse(new ChatMessage(ChatRole.Assistant, "no")) { FinishReason = ChatFinishReason.ContentFilter });
        cache.Add(2, FunctionModel.Says(""));
        cache.Add(3, new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["a"] = 1 })])));

        cache.Count.ShouldBe(1);
        cache.Find(3)!.Messages[0].Contents.OfType<FunctionCallContent>().Single().Arguments!["a"]!.ToString().ShouldBe("1");
    }

    [Fact]
    public void Open_TornOrDamaged_LosesThatEntryAlone()
    {
        string file = Path.Combine(_folder, ResponseCache.FileName);
        using (ResponseCache cache = ResponseCache.Open(_folder))
        {
            for (int key = 1; key <= 3; key++)
            {
                cache.Add((UInt128)key, FunctionModel.Says($"reply {key}"));
            }
        }

        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.AsSpan().IndexOf("reply 2"u8) - 3] = (byte)'}';
        File.WriteAllBytes(file, bytes[..^5]);

        using ResponseCache reopened = ResponseCache.Open(_folder);
        reopened.Find(1)!.Text.ShouldBe("reply 1");
        reopened.Find(2).ShouldBeNull();
        reopened.Find(3).ShouldBeNull();
        reopened.Add(3, FunctionModel.Says("anew"));
        reopened.Find(3)!.Text.ShouldBe("anew");
    }

    [Fact]
    public void Open_HeldByAnother_IsOneClearLine()
    {
        using ResponseCache cache = ResponseCache.Open(_folder);

        Should.Throw<RunException>(() => ResponseCache.Open(_folder)).Message.ShouldContain("cannot open the cache");
    }

    [Fact]
    public async Task RunAsync_EpochsWithACache_AreEachAskedOnce()
    {
        FunctionModel model = new(number => FunctionModel.Says($"reply {number}"));
        using ResponseCache cache = ResponseCache.Open(_folder);
        using IChatClient client = Client(model, cache);
        EvaluatorOptions fixedSeed = new() { Request = new ChatOptions { Seed = 7 } };

        for (int run = 0; run < 2; run++)
        {
            MemorySampleLog log = new();
            EvaluationResult result = await new Evaluator(fixedSeed, TimeProvider.System).RunAsync(TestPlans.Plan(TestPlans.Task(4, epochs: 3)), client, log);
            log.Records.Select(record => record.Reply()).Distinct().Count().ShouldBe(12);
            result.Usage.CacheHits.ShouldBe(12 * run);
            result.Usage.Requests.ShouldBe(12 * (1 - run));
        }

        model.Requests.ShouldBe(12);
    }

    private static IChatClient Client(IChatClient model, ResponseCache cache) => ModelClient.Wrap(model, new ModelClientOptions { Cache = cache }, "t", TimeProvider.System);
}
