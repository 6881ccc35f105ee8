using Microsoft.Extensions.AI;
using Plumbline.Models.Batching;
using Plumbline.Models.Chat;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Compute;

namespace Plumbline.Models.Tests.Chat;

/// <summary>The contract, kept by the batching client; and its replies beside those of the local one.</summary>
public sealed class BatchingChatClientTests : ChatClientContract, IDisposable
{
    private readonly ChatModel _model = new();
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 1 });
    private readonly BatchScheduler _scheduler;

    public BatchingChatClientTests() => _scheduler = new BatchScheduler(_model.Model, _processor, ChatModel.Tokenizer);

    public void Dispose()
    {
        _scheduler.Dispose();
        _processor.Dispose();
        _model.Dispose();
    }

    [Fact]
    public async Task Replies_OfManyAtOnce_AreThoseOfTheLocalClient()
    {
        using LocalChatClient local = _model.Client();
        using IChatClient batching = CreateClient();

        ChatResponse[] together = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => batching.GetResponseAsync(Ask(i), Options(i))));

        for (int i = 0; i < together.Length; i++)
        {
            ChatResponse alone = await local.GetResponseAsync(Ask(i), Options(i));
            together[i].Text.ShouldBe(alone.Text);
            together[i].FinishReason.ShouldBe(alone.FinishReason);
            ((GeneratedSequence)together[i].RawRepresentation!).LogProbs.ShouldBe(((GeneratedSequence)alone.RawRepresentation!).LogProbs);
        }
    }

    [Fact]
    public async Task Requests_WithoutSeed_DrawWhatThoseOfTheLocalClientDraw()
    {
        using LocalChatClient local = _model.Client();
        using IChatClient batching = CreateClient();

        for (int i = 0; i < 3; i++)
        {
            (await batching.GetResponseAsync(Ask(0))).Text.ShouldBe((await local.GetResponseAsync(Ask(0))).Text);
        }
    }

    [Fact]
    public async Task Stream_LeftEarly_LeavesTheBatch()
    {
        using IChatClient client = CreateClient();
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(Ask(1), new ChatOptions { MaxOutputTokens = 150 }))
        {
            break;
        }

        (await client.GetResponseAsync(Ask(1), Options(1))).Text.ShouldNotBeEmpty();
        _scheduler.WaitingCount.ShouldBe(0);
    }

    protected override IChatClient CreateClient() => new BatchingChatClient(_scheduler);

    private static ChatMessage[] Ask(int i) => [new(ChatRole.User, new string((char)('a' + i), i + 1))];

    private static ChatOptions Options(int i) => new() { Seed = i, MaxOutputTokens = 5 + (7 * i), Temperature = i % 3 == 0 ? 0.5f : 1 };
}
