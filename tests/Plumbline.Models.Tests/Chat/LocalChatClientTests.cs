using Microsoft.Extensions.AI;
using Plumbline.Models.Chat;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Chat;

public sealed class LocalChatClientTests
{
    private static readonly ChatMessage[] Ask = [new(ChatRole.User, "x")];

    [Fact]
    public async Task Reply_UpToTheEndToken_LeavesItOut()
    {
        using ChatModel model = new("Hi 😀!");
        using LocalChatClient client = model.Client();

        ChatResponse response = await client.GetResponseAsync(Ask);

        response.Text.ShouldBe("Hi 😀!");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.ShouldBe(1);
        response.Usage.OutputTokenCount.ShouldBe(9); // eight bytes and the end token
        response.CreatedAt.ShouldBeNull();
        GeneratedSequence raw = response.RawRepresentation.ShouldBeOfType<GeneratedSequence>();
        raw.LogProbs.Length.ShouldBe(9);
    }

    [Fact]
    public async Task Stream_OfACharacterInFourTokens_NeverShowsAPartOfIt()
    {
        using ChatModel model = new("Hi 😀!");
        using LocalChatClient client = model.Client();
        List<ChatResponseUpdate> updates = await Collect(client.GetStreamingResponseAsync(Ask));

        updates.SkipLast(1).Select(update => update.Text).ShouldBe(["H", "i", " ", "😀", "!"]);
        updates[^1].FinishReason.ShouldBe(ChatFinishReason.Stop);
        updates[^1].Contents.ShouldHaveSingleItem().ShouldBeOfType<UsageContent>();
        updates[^1].RawRepresentation.ShouldBeOfType<GeneratedSequence>();
    }

    [Fact]
    public async Task Reply_CutWithinACharacter_EndsInTheReplacementCharacter()
    {
        using ChatModel model = new("a😀");
        using LocalChatClient client = model.Client();

        ChatResponse response = await client.GetResponseAsync(Ask, new ChatOptions { MaxOutputTokens = 3 });

        response.Text.ShouldBe("a\uFFFD");
        response.FinishReason.ShouldBe(ChatFinishReason.Length);
    }

    [Theory]
    [InlineData("de", "abc", new[] { "a", "b", "c" })]
    [InlineData("a", "", new string[0])]
    [InlineData("cdx", "abcdefg", new[] { "a", "b", "cde", "f", "g" })] // held back until it cannot be the stop string
    [InlineData("gh", "abcdefg", new[] { "a", "b", "c", "d", "e", "f", "g" })]
    public async Task StopSequence_InTheReply_EndsItAndIsNoPartOfIt(string stop, string text, string[] pieces)
    {
        using ChatModel model = new("abcdefg");
        using LocalChatClient client = model.Client();

        List<ChatResponseUpdate> updates = await Collect(client.GetStreamingResponseAsync(Ask, new ChatOptions { StopSequences = [stop] }));

        string.Concat(updates.Select(update => update.Text)).ShouldBe(text);
        updates.SkipLast(1).Select(update => update.Text).ShouldBe(pieces);
        updates[^1].FinishReason.ShouldBe(ChatFinishReason.Stop);
    }

    [Fact]
    public async Task Stream_WhileTheModelIsAtWork_HandsOutTokensAsTheyCome()
    {
        using ChatModel model = new("abc", ends: false);
        using SemaphoreSlim gate = new(0);
        int steps = 0;
        model.Generator.Hooks = new Models.Sites.ActivationHooks().Read(new(Models.Sites.SiteKind.Embedding), (_, _, _) =>
        {
            // The third pass waits until the consumer has seen the second token's text: without real streaming, forever.
            if (++steps == 3)
            {
                gate.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
            }
        });
        using LocalChatClient client = model.Client();
        List<string> seen = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(Ask, new ChatOptions { MaxOutputTokens = 3 }))
        {
            seen.Add(update.Text);
            if (update.Text == "b")
            {
                gate.Release();
            }
        }

        seen.ShouldBe(["a", "b", "c", ""]);
    }

    [Fact]
    public async Task Stream_LeftEarly_StopsTheModelAndFreesTheClient()
    {
        using ChatModel model = new("abc", ends: false);
        using SemaphoreSlim gate = new(0);
        int tokens = 0;
        model.Generator.Hooks = new Models.Sites.ActivationHooks().Read(new(Models.Sites.SiteKind.Embedding), (_, _, _) =>
        {
            if (++tokens == 3)
            {
                gate.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
            }
        });
        using LocalChatClient client = model.Client();
        IAsyncEnumerator<ChatResponseUpdate> stream = client.GetStreamingResponseAsync(Ask).GetAsyncEnumerator();
        (await stream.MoveNextAsync()).ShouldBeTrue();
        stream.Current.Text.ShouldBe("a");

        ValueTask leaving = stream.DisposeAsync();
        gate.Release();
        await leaving;

        tokens.ShouldBe(3); // the pass at work when the consumer left, and none after it
        (await client.GetResponseAsync(Ask, new ChatOptions { MaxOutputTokens = 3 })).Text.ShouldBe("abc");
        tokens.ShouldBe(6);
    }

    [Fact]
    public async Task Cancellation_DuringAReply_EndsIt()
    {
        using ChatModel model = new("abc", ends: false);
        using LocalChatClient client = model.Client();
        using CancellationTokenSource stop = new();
        int tokens = 0;
        model.Generator.Hooks = new Models.Sites.ActivationHooks().Read(new(Models.Sites.SiteKind.Embedding), (_, _, _) =>
        {
            if (++tokens == 2)
            {
                stop.Cancel();
            }
        });

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetResponseAsync(Ask, cancellationToken: stop.Token));

        tokens.ShouldBe(2);
        (await client.GetResponseAsync(Ask, new ChatOptions { MaxOutputTokens = 2 })).Text.ShouldBe("ab");
    }

    [Fact]
    public async Task Seed_OfTheRequest_DecidesTheReplyAndElseTheClientsOwn()
    {
        using ChatModel model = new();
        using LocalChatClient first = model.Client();
        using LocalChatClient twin = model.Client();
        using LocalChatClient other = model.Client(new LocalChatClientOptions { Seed = 1 });
        ChatOptions seeded = new() { Seed = 3, MaxOutputTokens = 30 };

        string[] replies = [await Text(first), await Text(first), await Text(first)];

        replies.Distinct().Count().ShouldBe(3);
        (await Text(first, seeded)).ShouldBe(await Text(twin, seeded));
        new[] { await Text(twin), await Text(twin), await Text(twin) }.ShouldBe(replies); // a seeded request in between changes nothing
        (await Text(other)).ShouldNotBe(replies[0]);
        (await Text(other, seeded)).ShouldBe(await Text(first, seeded));
        (await Text(first, new ChatOptions { Seed = -3, MaxOutputTokens = 30 })).ShouldNotBe(await Text(first, seeded));
    }

    [Fact]
    public async Task Options_OfTheRequest_ReachTheGenerator()
    {
        using ChatModel model = new();
        using LocalChatClient client = model.Client(new LocalChatClientOptions { Generation = new GenerationOptions { MaxNewTokens = 9 } });

        (await client.GetResponseAsync(Ask)).Usage!.OutputTokenCount.ShouldBe(9);
        ChatResponse greedy = await client.GetResponseAsync(Ask, new ChatOptions { Temperature = 0, MaxOutputTokens = 12 });
        greedy.Usage!.OutputTokenCount.ShouldBe(12);
        foreach (ChatOptions same in new[] { new ChatOptions { TopK = 1 }, new ChatOptions { TopP = 1e-6f } })
        {
            same.MaxOutputTokens = 12;
            (await client.GetResponseAsync(Ask, same)).Text.ShouldBe(greedy.Text); // only the most likely token is left
        }

        string message = (await Should.ThrowAsync<ArgumentException>(() => client.GetResponseAsync(Ask, new ChatOptions { TopK = -1, TopP = 2, StopSequences = [""] }))).Message;
        message.ShouldContain("top-k is -1");
        message.ShouldContain("top-p is 2");
        message.ShouldContain("a stop string is empty");
    }

    [Fact]
    public async Task Options_ThatAreNotSupported_AreNamed()
    {
        using ChatModel model = new("a");
        using LocalChatClient client = model.Client();
        ChatOptions options = new()
        {
            Tools = [AIFunctionFactory.Create(() => 1, "tool")], ToolMode = ChatToolMode.RequireAny, ResponseFormat = ChatResponseFormat.Json, FrequencyPenalty = 1,
            PresencePenalty = 1, Reasoning = new ReasoningOptions(), ConversationId = "c", AllowBackgroundResponses = true, ModelId = "other",
        };

        string message = (await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync(Ask, options))).Message;

        foreach (string name in new[]
        {
            "Tools", "ToolMode", "ResponseFormat", "FrequencyPenalty", "PresencePenalty", "Reasoning", "ConversationId", "AllowBackgroundResponses",
            "ModelId 'other' (this is 'local')",
        })
        {
            message.ShouldContain(name);
        }

        Should.Throw<NotSupportedException>(() => client.GetStreamingResponseAsync(Ask, options)); // before the first update is asked for
        ChatMessage picture = new(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")]);
        (await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync([picture]))).Message.ShouldContain("DataContent");
        ChatOptions harmless = new() { Tools = [], ToolMode = ChatToolMode.Auto, ResponseFormat = ChatResponseFormat.Text, FrequencyPenalty = 0, ModelId = "local" };
        (await client.GetResponseAsync(Ask, harmless)).Text.ShouldBe("a");
    }

    [Fact]
    public async Task Prompt_ThatIsEmptyOrTooLong_IsRefusedAndTheClientGoesOn()
    {
        using ChatModel model = new("a");
        using LocalChatClient client = model.Client();

        (await Should.ThrowAsync<ArgumentException>(() => client.GetResponseAsync(""))).Message.ShouldContain("0 tokens");
        (await Should.ThrowAsync<ArgumentException>(() => client.GetResponseAsync(new string('q', 64)))).Message.ShouldContain("expected 1 to 63");
        (await Should.ThrowAsync<ArgumentException>(async () => await Collect(client.GetStreamingResponseAsync("")))).Message.ShouldContain("0 tokens");
        (await client.GetResponseAsync(Ask)).Text.ShouldBe("a");
    }

    [Fact]
    public void GetService_GivesWhatStandsBehind()
    {
        using ChatModel model = new("a");
        PlainChatFormat format = new() { Separator = " " };
        using LocalChatClient client = model.Client(new LocalChatClientOptions { Format = format, ModelId = "small" });

        client.GetService<Decoder>().ShouldBeSameAs(model.Model);
        client.GetService<Generator>().ShouldBeSameAs(model.Generator);
        client.GetService<ITokenizer>().ShouldBeSameAs(ChatModel.Tokenizer);
        client.GetService<HuggingFaceTokenizer>().ShouldBeSameAs(ChatModel.Tokenizer);
        client.GetService<IChatFormat>().ShouldBeSameAs(format);
        client.GetService<ChatClientMetadata>()!.DefaultModelId.ShouldBe("small");
    }

    [Fact]
    public void Client_WithoutTokenizerOrWithBadOptions_IsRefused()
    {
        using ChatModel model = new("a");
        using Plumbline.Numerics.Compute.Processor processor = new();
        using Generator mute = new(model.Model, processor);

        string message = Should.Throw<ArgumentException>(() => new LocalChatClient(
            mute, new LocalChatClientOptions { ModelId = " ", Generation = new GenerationOptions { TopK = -1 } })).Message;

        message.ShouldContain("no tokenizer");
        message.ShouldContain("model id");
        message.ShouldContain("top-k");
    }

    [Fact]
    public async Task Dispose_OfTheClient_LeavesTheGenerator()
    {
        using ChatModel model = new("a");
        LocalChatClient client = model.Client();
        client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => client.GetResponseAsync(Ask));
        using LocalChatClient next = model.Client();
        (await next.GetResponseAsync(Ask)).Text.ShouldBe("a");
    }

    private static async Task<string> Text(LocalChatClient client, ChatOptions? options = null) =>
        (await client.GetResponseAsync(Ask, options ?? new ChatOptions { MaxOutputTokens = 30 })).Text;

    private static async Task<List<ChatResponseUpdate>> Collect(IAsyncEnumerable<ChatResponseUpdate> stream)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in stream)
        {
            updates.Add(update);
        }

        return updates;
    }
}
