using Microsoft.Extensions.AI;

namespace Plumbline.Models.Tests.Chat;

/// <summary>What every chat client of the project does, whatever stands behind it: inherit, and make a client.</summary>
public abstract class ChatClientContract
{
    private static readonly ChatMessage[] Messages = [new(ChatRole.System, "be brief"), new(ChatRole.User, "hello"), new(ChatRole.User, "x")];

    [Fact]
    public async Task Response_OfOneRequest_IsOneAssistantMessageWithUsageAndReason()
    {
        using IChatClient client = CreateClient();

        ChatResponse response = await client.GetResponseAsync(Messages);

        ChatMessage message = response.Messages.ShouldHaveSingleItem();
        message.Role.ShouldBe(ChatRole.Assistant);
        message.Text.ShouldNotBeEmpty();
        response.FinishReason.ShouldNotBeNull();
        response.ResponseId.ShouldNotBeNullOrEmpty();
        response.ModelId.ShouldNotBeNullOrEmpty();
        response.Usage.ShouldNotBeNull();
        response.Usage.InputTokenCount.ShouldNotBeNull().ShouldBeGreaterThan(0);
        response.Usage.OutputTokenCount.ShouldNotBeNull().ShouldBeGreaterThan(0);
        response.Usage.TotalTokenCount.ShouldBe(response.Usage.InputTokenCount + response.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task Stream_OfTheSameSeed_JoinsToTheResponse()
    {
        using IChatClient client = CreateClient();
        ChatOptions options = new() { Seed = 5, MaxOutputTokens = 30 };

        ChatResponse whole = await client.GetResponseAsync(Messages, options);
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(Messages, options))
        {
            updates.Add(update);
        }

        ChatResponse joined = updates.ToChatResponse();
        joined.Text.ShouldBe(whole.Text);
        joined.FinishReason.ShouldBe(whole.FinishReason);
        joined.ModelId.ShouldBe(whole.ModelId);
        joined.Usage.ShouldNotBeNull().OutputTokenCount.ShouldBe(whole.Usage!.OutputTokenCount);
        joined.Usage.InputTokenCount.ShouldBe(whole.Usage.InputTokenCount);
        joined.Messages.ShouldHaveSingleItem().Role.ShouldBe(ChatRole.Assistant);
        updates.Select(update => update.ResponseId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Request_LeavesMessagesAndOptionsAsTheyWere()
    {
        using IChatClient client = CreateClient();
        List<ChatMessage> messages = [.. Messages];
        ChatOptions options = new() { Instructions = "speak", MaxOutputTokens = 3, StopSequences = ["q"] };

        await client.GetResponseAsync(messages, options);

        messages.ShouldBe(Messages);
        options.StopSequences.ShouldBe(["q"]);
        options.Seed.ShouldBeNull();
    }

    [Fact]
    public async Task Cancellation_BeforeTheRequest_IsNoticed()
    {
        using IChatClient client = CreateClient();
        CancellationToken cancelled = new(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetResponseAsync(Messages, cancellationToken: cancelled));
        await Should.ThrowAsync<OperationCanceledException>(async () => await client.GetStreamingResponseAsync(Messages, cancellationToken: cancelled).ToChatResponseAsync());
        (await client.GetResponseAsync(Messages)).Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Requests_AtTheSameTime_AreAllAnswered()
    {
        using IChatClient client = CreateClient();
        ChatOptions options = new() { Seed = 1, MaxOutputTokens = 20 };
        string expected = (await client.GetResponseAsync(Messages, options)).Text;

        ChatResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? client.GetResponseAsync(Messages, options)
            : client.GetStreamingResponseAsync(Messages, options).ToChatResponseAsync()));

        responses.ShouldAllBe(response => response.Text == expected);
    }

    [Fact]
    public void GetService_GivesMetadataAndTheClientItself()
    {
        using IChatClient client = CreateClient();

        ChatClientMetadata metadata = client.GetService(typeof(ChatClientMetadata)).ShouldBeOfType<ChatClientMetadata>();
        metadata.ProviderName.ShouldNotBeNullOrEmpty();
        metadata.DefaultModelId.ShouldNotBeNullOrEmpty();
        client.GetService(client.GetType()).ShouldBeSameAs(client);
        client.GetService(typeof(IChatClient)).ShouldBeSameAs(client);
        client.GetService(typeof(ChatClientMetadata), "key").ShouldBeNull();
        client.GetService(typeof(StringComparer)).ShouldBeNull();
        Should.Throw<ArgumentNullException>(() => client.GetService(null!));
    }

    [Fact]
    public async Task Request_WithoutMessages_IsRefused()
    {
        using IChatClient client = CreateClient();

        await Should.ThrowAsync<ArgumentNullException>(() => client.GetResponseAsync((IEnumerable<ChatMessage>)null!));
        await Should.ThrowAsync<ArgumentException>(() => client.GetResponseAsync([]));
    }

    /// <summary>A client whose replies to the messages above are not empty.</summary>
    protected abstract IChatClient CreateClient();
}
