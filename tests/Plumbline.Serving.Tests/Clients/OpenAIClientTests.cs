using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Models;

namespace Plumbline.Serving.Tests.Clients;

/// <summary>The official .NET client, without a special case.</summary>
[Collection(SharedServer.Name)]
public class OpenAIClientTests(RunningServer server)
{
    private static readonly ChatMessage[] Messages = [new UserChatMessage("Is 2 + 2 = 5?")];

    [Fact]
    public async Task Chat_WholeAndStreamed_IsTheSame()
    {
        ChatClient client = Client().GetChatClient(RunningServer.Parlor);
        ChatCompletionOptions options = Options(20);

        ChatCompletion whole = await client.CompleteChatAsync(Messages, options);
        string streamed = "";
        ChatTokenUsage? usage = null;
        ChatFinishReason? reason = null;
        await foreach (StreamingChatCompletionUpdate update in client.CompleteChatStreamingAsync(Messages, Options(20)))
        {
            streamed += string.Concat(update.ContentUpdate.Select(part => part.Text));
            usage = update.Usage ?? usage;
            reason = update.FinishReason ?? reason;
        }

        whole.Content[0].Text.ShouldNotBeEmpty();
        whole.Role.ShouldBe(ChatMessageRole.Assistant);
        streamed.ShouldBe(whole.Content[0].Text);
        reason.ShouldBe(whole.FinishReason);
        usage.ShouldNotBeNull().OutputTokenCount.ShouldBe(whole.Usage.OutputTokenCount);
        whole.Usage.TotalTokenCount.ShouldBe(whole.Usage.InputTokenCount + whole.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task Chat_WithLogProbabilities_HasThemForEveryToken()
    {
        ChatCompletionOptions options = Options(6);
        options.IncludeLogProbabilities = true;
        options.TopLogProbabilityCount = 3;

        ChatCompletion reply = await Client().GetChatClient(RunningServer.Parlor).CompleteChatAsync(Messages, options);

        string.Concat(reply.ContentTokenLogProbabilities.Select(token => token.Token)).ShouldBe(reply.Content[0].Text);
        reply.ContentTokenLogProbabilities.ShouldAllBe(token => token.LogProbability <= 0 && token.TopLogProbabilities.Count == 3);
    }

    [Fact]
    public async Task Models_AreListed()
    {
        OpenAIModelCollection models = await Client().GetOpenAIModelClient().GetModelsAsync();

        models.Select(model => model.Id).ShouldBe([RunningServer.Parlor, RunningServer.Stories]);
    }

    [Fact]
    public async Task Errors_AreThoseOfTheClient()
    {
        (await Should.ThrowAsync<ClientResultException>(() => Client().GetChatClient("none").CompleteChatAsync(Messages, Options(2)))).Status.ShouldBe(404);
        ChatCompletionOptions options = Options(2);
        options.Tools.Add(ChatTool.CreateFunctionTool("f"));
        ClientResultException refused = await Should.ThrowAsync<ClientResultException>(() => Client().GetChatClient(RunningServer.Parlor).CompleteChatAsync(Messages, options));
        refused.Status.ShouldBe(400);
        refused.Message.ShouldContain("tools are not supported");
    }

    private OpenAIClient Client() =>
        new(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(server.Address, "v1"), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });

#pragma warning disable OPENAI001 // the seed is marked as a trial in the client
    private static ChatCompletionOptions Options(int tokens) => new() { Seed = 7, MaxOutputTokenCount = tokens };
#pragma warning restore OPENAI001
}
