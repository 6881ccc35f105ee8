using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Endpoints;

public class OpenAIEndpointClientTests
{
    private const string Key = "secret-key-of-this-test-1234567890";
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "Capital of China?")];

    [Fact]
    public async Task GetResponseAsync_AllSettings_AreSentAndTheReplyIsRead()
    {
        using LoopbackServer server = new(_ => Json(
            """{"id":"r1","model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"Beijing"},"finish_reason":"stop","logprobs":{"content":[{"token":"Bei","logprob":-0.5,"top_logprobs":[{"token":"Bei","logprob":-0.5}]}]}}],"usage":{"prompt_tokens":10,"completion_tokens":2,"total_tokens":12}}"""));
        using OpenAIEndpointClient client = Client(server);
        ChatOptions options = new()
        {
            Temperature = 0.5f,
            MaxOutputTokens = 7,
            Seed = 42,
            StopSequences = ["\n"],
            ResponseFormat = ChatResponseFormat.Json,
            AdditionalProperties = new() { ["logprobs"] = true, ["plumbline.epoch"] = 3 },
        };

        ChatResponse response = await client.GetResponseAsync([new ChatMessage(ChatRole.System, "Be brief."), .. Question], options);

        response.Text.ShouldBe("Beijing");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.ShouldBe(10);
        response.Usage.OutputTokenCount.ShouldBe(2);
        TokenLogProb.Of(response).ShouldHaveSingleItem().LogProb.ShouldBe(-0.5);
        LoopbackRequest request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/v1/chat/completions");
        request["authorization"].ShouldBe($"Bearer {Key}");
        JsonElement sent = JsonDocument.Parse(request.Body).RootElement;
        sent.GetProperty("model").GetString().ShouldBe("m");
        sent.GetProperty("max_tokens").GetInt32().ShouldBe(7);
        sent.GetProperty("seed").GetInt32().ShouldBe(42);
        sent.GetProperty("logprobs").GetBoolean().ShouldBeTrue();
        sent.GetProperty("response_format").GetProperty("type").GetString().ShouldBe("json_object");
        sent.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()).ShouldBe(["system", "user"]);
        sent.TryGetProperty("plumbline.epoch", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task GetResponseAsync_Tools_GoThereAndBack()
    {
        using LoopbackServer server = new(_ => Json(
            """{"choices":[{"message":{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"add","arguments":"{\"a\":1}"}},{"id":"c2","type":"function","function":{"name":"add","arguments":"{nonsense"}}]},"finish_reason":"tool_calls"}]}"""));
        using OpenAIEndpointClient client = Client(server);
        ChatMessage[] conversation =
        [
            .. Question,
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c0", "add", new Dictionary<string, object?> { ["a"] = 2 })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c0", "3")]),
        ];

        ChatResponse response = await client.GetResponseAsync(conversation, new ChatOptions { Tools = [AIFunctionFactory.Create((int a) => a + 1, "add", "adds one")], ToolMode = ChatToolMode.RequireAny });

        FunctionCallContent[] calls = [.. response.Messages[0].Contents.OfType<FunctionCallContent>()];
        calls.Select(call => (call.CallId, call.Name)).ShouldBe([("c1", "add"), ("c2", "add")]);
        calls[0].Arguments!["a"]!.ToString().ShouldBe("1");
        calls[1].Exception.ShouldNotBeNull();
        JsonElement sent = JsonDocument.Parse(server.Requests[0].Body).RootElement;
        sent.GetProperty("tool_choice").GetString().ShouldBe("required");
        sent.GetProperty("tools")[0].GetProperty("function").GetProperty("parameters").GetProperty("properties").TryGetProperty("a", out _).ShouldBeTrue();
        sent.GetProperty("messages")[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString().ShouldBe("{\"a\":2}");
        sent.GetProperty("messages")[2].GetProperty("tool_call_id").GetString().ShouldBe("c0");
    }

    [Theory]
    [InlineData(429, EndpointFailureKind.RateLimited)]
    [InlineData(503, EndpointFailureKind.ServerError)]
    [InlineData(401, EndpointFailureKind.RefusedRequest)]
    [InlineData(404, EndpointFailureKind.RefusedRequest)]
    [InlineData(302, EndpointFailureKind.RefusedRequest)]
    public async Task GetResponseAsync_AStatusOfFailure_TellsKindWaitAndMessageWithoutTheKey(int status, EndpointFailureKind kind)
    {
        using LoopbackServer server = new(_ => new LoopbackReply(
            status, Encoding.UTF8.GetBytes($"{{\"error\":{{\"message\":\"Incorrect\\nkey {Key} or Bearer {Key}\"}}}}"), ("Retry-After", "7"), ("Location", "http://127.0.0.1:1/")));
        using OpenAIEndpointClient client = Client(server);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => client.GetResponseAsync(Question));

        failure.Kind.ShouldBe(kind);
        failure.Status.ShouldBe(status);
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        failure.Message.ShouldBe($"status {status}: Incorrect key *** or Bearer ***");
        server.Requests.Count.ShouldBe(1, "the package's own retries are off, and redirects are not followed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"choices\":[{\"index\":0,\"mess")]
    [InlineData("<html>busy</html>")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("{\"choices\":[null]}")]
    [InlineData("{\"choices\":{\"a\":1}}")]
    [InlineData("{\"choices\":[{\"message\":\"x\"}]}")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"\\ud800\"}}]}")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"x\",\"tool_calls\":[1]}}]}")]
    [InlineData("{\"error\":{\"message\":\"overloaded\"}}")]
    public async Task GetResponseAsync_HostileJson_IsAnUnreadableResponse(string body)
    {
        using LoopbackServer server = new(_ => Json(body));
        using OpenAIEndpointClient client = Client(server);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => client.GetResponseAsync(Question));

        failure.Kind.ShouldBe(EndpointFailureKind.UnreadableResponse);
        failure.Message.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("{\"choices\":[{\"message\":{\"content\":null}}]}", "")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":17}],\"usage\":{\"prompt_tokens\":-1e99}}", "x")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"abort\",\"logprobs\":{\"content\":[{\"token\":1}]}}],\"usage\":[]}", "x")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"No.\"}}]}", "No.")]
    public async Task GetResponseAsync_NearlyTheProtocol_IsRead(string body, string text)
    {
        using LoopbackServer server = new(_ => Json(body));
        using OpenAIEndpointClient client = Client(server);

        (await client.GetResponseAsync(Question)).Text.ShouldBe(text);
    }

    [Fact]
    public async Task GetResponseAsync_DeeplyNestedOrEndless_IsBounded()
    {
        string deep = new('[', 100_000);
        using LoopbackServer server = new(request => Json(request.Headers.Count > 0 && request.Body.Length % 2 == 0 ? deep : new string('x', 3000)));
        using OpenAIEndpointClient client = Client(server, most: 2048);

        for (int length = 0; length < 2; length++)
        {
            EndpointException failure = await Should.ThrowAsync<EndpointException>(() => client.GetResponseAsync([new ChatMessage(ChatRole.User, new string('y', length))]));
            failure.Kind.ShouldBe(EndpointFailureKind.UnreadableResponse);
        }
    }

    [Fact]
    public async Task GetResponseAsync_ACutConnection_IsAFailureOfTheConnection()
    {
        using LoopbackServer server = new(_ => Json("{\"choices\":[{\"message\":{\"content\":\"x\"}}]}") with { CutAfter = 10 });
        using OpenAIEndpointClient client = Client(server);

        Exception failure = await Should.ThrowAsync<Exception>(() => client.GetResponseAsync(Question));

        (failure is EndpointException { Kind: EndpointFailureKind.Connection } || TransportFailure.IsTransport(failure)).ShouldBeTrue(failure.ToString());
    }

    [Fact]
    public async Task GetResponseAsync_NobodyThere_IsAFailureOfTheConnection()
    {
        LoopbackServer server = new(_ => Json("{}"));
        using OpenAIEndpointClient client = Client(server);
        server.Dispose();

        Exception failure = await Should.ThrowAsync<Exception>(() => client.GetResponseAsync(Question));

        (failure is EndpointException { Kind: EndpointFailureKind.Connection } || TransportFailure.IsTransport(failure)).ShouldBeTrue(failure.ToString());
    }

    [Fact]
    public async Task GetStreamingResponseAsync_Events_BecomeTheReply()
    {
        using LoopbackServer server = new(_ => new LoopbackReply(
            200,
            Encoding.UTF8.GetBytes(
                "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"Bei\"}}]}\n\n"
                + "data: {\"choices\":[{\"delta\":{\"content\":\"jing\"},\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n"),
            ("Content-Type", "text/event-stream")));
        using OpenAIEndpointClient client = Client(server);

        ChatResponse response = await client.GetStreamingResponseAsync(Question).ToChatResponseAsync();

        response.Text.ShouldBe("Beijing");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.ShouldBe(3);
        JsonDocument.Parse(server.Requests[0].Body).RootElement.GetProperty("stream").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task GetResponseAsync_AnImage_IsRefusedRatherThanDropped()
    {
        using OpenAIEndpointClient client = new(Options(new Uri("http://127.0.0.1:1/v1")), TimeProvider.System);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(
            () => client.GetResponseAsync([new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])]));

        failure.Kind.ShouldBe(EndpointFailureKind.RefusedRequest);
    }

    private static LoopbackReply Json(string body) => new(200, Encoding.UTF8.GetBytes(body), ("Content-Type", "application/json"));

    private static EndpointOptions Options(Uri address, int most = 1 << 20) =>
        new() { Provider = EndpointProvider.OpenAI, Model = "m", BaseAddress = address, ApiKey = Key, MaximumResponseBytes = most };

    private static OpenAIEndpointClient Client(LoopbackServer server, int most = 1 << 20) => new(Options(new Uri(server.Address, "v1"), most), TimeProvider.System);
}
