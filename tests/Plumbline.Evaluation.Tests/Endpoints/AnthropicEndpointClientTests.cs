using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Endpoints;

public class AnthropicEndpointClientTests
{
    private const string Key = "secret-key-of-this-test-1234567890";
    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Capital of China?")];

    [Fact]
    public async Task GetResponseAsync_AMessage_IsSentAndRead()
    {
        using LoopbackServer server = new(_ => Json(200,
            """{"id":"m1","type":"message","role":"assistant","model":"claude-x","content":[{"type":"text","text":"Beijing"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":10,"output_tokens":2}}"""));
        using AnthropicEndpointClient client = Client(server);

        ChatResponse response = await client.GetResponseAsync(Question, new ChatOptions { MaxOutputTokens = 9 });

        response.Text.ShouldBe("Beijing");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.ShouldBe(10);
        LoopbackRequest request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldStartWith("/v1/messages");
        (request["authorization"] ?? request["x-api-key"]).ShouldBeOneOf($"Bearer {Key}", Key);
        JsonElement sent = JsonDocument.Parse(request.Body).RootElement;
        sent.GetProperty("max_tokens").GetInt32().ShouldBe(9);
        sent.GetProperty("model").GetString().ShouldBe("claude-x");
    }

    [Theory]
    [InlineData(429, EndpointFailureKind.RateLimited)]
    [InlineData(529, EndpointFailureKind.ServerError)]
    [InlineData(401, EndpointFailureKind.RefusedRequest)]
    public async Task GetResponseAsync_AStatusOfFailure_TellsKindAndWait(int status, EndpointFailureKind kind)
    {
        using LoopbackServer server = new(_ => Json(status, $"{{\"type\":\"error\",\"error\":{{\"type\":\"x\",\"message\":\"no {Key}\"}}}}", ("Retry-After", "3")));
        using AnthropicEndpointClient client = Client(server);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => client.GetResponseAsync(Question));

        failure.Kind.ShouldBe(kind);
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
        failure.Message.ShouldBe($"status {status}: no ***");
        server.Requests.Count.ShouldBe(1, "the package's own retries are off");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"content\":[{\"type\":\"te")]
    [InlineData("[]")]
    public async Task GetResponseAsync_Garbage_IsAnUnreadableResponse(string body)
    {
        using LoopbackServer server = new(_ => Json(200, body));
        using AnthropicEndpointClient client = Client(server);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => client.GetResponseAsync(Question));

        failure.Kind.ShouldBe(EndpointFailureKind.UnreadableResponse);
    }

    private static LoopbackReply Json(int status, string body, params (string Name, string Value)[] headers) =>
        new(status, Encoding.UTF8.GetBytes(body), [("Content-Type", "application/json"), .. headers]);

    private static AnthropicEndpointClient Client(LoopbackServer server) => new(
        new EndpointOptions { Provider = EndpointProvider.Anthropic, Model = "claude-x", BaseAddress = server.Address, ApiKey = Key }, TimeProvider.System);
}
