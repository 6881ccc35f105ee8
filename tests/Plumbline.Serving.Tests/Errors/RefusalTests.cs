using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Serving.Tests.Errors;

/// <summary>Every wrong request gets its status, the name of the field, and a line that says what was expected.</summary>
[Collection(SharedServer.Name)]
public class RefusalTests(RunningServer server)
{
    public static TheoryData<string, string, string> ChatFields => new()
    {
        { "messages", "null", "messages" },
        { "messages", "[]", "messages" },
        { "messages", "\"hello\"", "messages" },
        { "messages", "[5]", "messages[0]" },
        { "messages", """[{"role":"robot","content":"x"}]""", "messages[0].role" },
        { "messages", """[{"role":"user"}]""", "messages[0].content" },
        { "messages", """[{"role":"user","content":"a"},{"role":"tool","content":"x"}]""", "messages[1].role" },
        { "messages", """[{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]}]""", "messages[0].content[0]" },
        { "messages", """[{"role":"assistant","content":"a","tool_calls":[{}]}]""", "messages[0].tool_calls" },
        { "messages", """[{"role":"user","content":"\ud800"}]""", "messages[0].content" },
        { "messages", """[{"role":"user","content":"a"},{"role":"system","content":"late"}]""", "messages" },
        { "temperature", "-1", "temperature" },
        { "temperature", "1e999", "temperature" },
        { "temperature", "\"hot\"", "temperature" },
        { "temperature", "1e-30", "temperature" },
        { "top_p", "0", "top_p" },
        { "top_p", "1.5", "top_p" },
        { "max_tokens", "0", "max_tokens" },
        { "max_tokens", "1.5", "max_tokens" },
        { "max_completion_tokens", "-3", "max_completion_tokens" },
        { "n", "0", "n" },
        { "n", "129", "n" },
        { "seed", "1.5", "seed" },
        { "seed", "99999999999999999999", "seed" },
        { "stop", "[\"\"]", "stop" },
        { "stop", "7", "stop" },
        { "stop", "[7]", "stop[0]" },
        { "stream", "\"yes\"", "stream" },
        { "stream_options", """{"include_usage":true}""", "stream_options" },
        { "top_logprobs", "3", "top_logprobs" },
        { "logprobs", "3", "logprobs" },
        { "tools", """[{"type":"function"}]""", "tools" },
        { "functions", """[{"name":"f"}]""", "functions" },
        { "tool_choice", "\"required\"", "tool_choice" },
        { "response_format", """{"type":"json_object"}""", "response_format" },
        { "response_format", """{"type":"json_schema","json_schema":{}}""", "response_format" },
        { "frequency_penalty", "0.5", "frequency_penalty" },
        { "presence_penalty", "1", "presence_penalty" },
        { "logit_bias", """{"5":1}""", "logit_bias" },
        { "modalities", """["audio"]""", "modalities" },
        { "reasoning_effort", "\"high\"", "reasoning_effort" },
        { "guided_json", "{\"a\":1}", "guided_json" },
        { "best_of", "3", "best_of" },
        { "repetition_penalty", "0", "repetition_penalty" },
        { "min_p", "2", "min_p" },
    };

    public static TheoryData<string, string, string> CompletionFields => new()
    {
        { "prompt", "null", "prompt" },
        { "prompt", "[]", "prompt" },
        { "prompt", "{}", "prompt" },
        { "prompt", "[1,2,\"x\"]", "prompt[2]" },
        { "prompt", "[1024]", "prompt[0]" },
        { "prompt", "[[1],[-1]]", "prompt[1][0]" },
        { "prompt", "[[]]", "prompt[0]" },
        { "prompt", "[\"a\",5]", "prompt[1]" },
        { "logprobs", "21", "logprobs" },
        { "max_tokens", "-1", "max_tokens" },
        { "suffix", "\"end\"", "suffix" },
        { "echo", "1", "echo" },
    };

    [Theory]
    [MemberData(nameof(ChatFields))]
    public async Task ChatField_ThatIsWrong_IsNamed(string field, string value, string parameter) =>
        (await server.PostTextAsync("/v1/chat/completions", With("""{"model":"parlor-base","max_tokens":2,"messages":[{"role":"user","content":"Hi"}]}""", field, value)))
            .ShouldBeError(HttpStatusCode.BadRequest, parameter);

    [Theory]
    [MemberData(nameof(CompletionFields))]
    public async Task CompletionField_ThatIsWrong_IsNamed(string field, string value, string parameter) =>
        (await server.PostTextAsync("/v1/completions", With("""{"model":"parlor-base","max_tokens":2,"prompt":"Hi"}""", field, value)))
            .ShouldBeError(HttpStatusCode.BadRequest, parameter);

    [Fact]
    public async Task Model_MissingOrUnknown_IsSaid()
    {
        (await server.ChatAsync(new { messages = Array.Empty<int>() })).ShouldBeError(HttpStatusCode.BadRequest, "model", "parlor-base");
        Answer unknown = await server.ChatAsync(new { model = "gpt", messages = Array.Empty<int>() });
        unknown.ShouldBeError(HttpStatusCode.NotFound, "model", "parlor-base");
        unknown.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("model_not_found");
    }

    [Fact]
    public async Task Prompt_LongerThanTheModelReads_IsSaid()
    {
        Answer answer = await server.ChatAsync(new { model = RunningServer.Parlor, messages = new[] { new { role = "user", content = string.Concat(Enumerable.Repeat("word ", 400)) } } });

        answer.ShouldBeError(HttpStatusCode.BadRequest, "messages", "192");
        answer.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("context_length_exceeded");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("[1]")]
    [InlineData("5")]
    [InlineData("{\"model\":\"parlor-base\",}")]
    public async Task Body_ThatIsNoObject_IsRefused(string body) =>
        (await server.PostTextAsync("/v1/chat/completions", body)).ShouldBeError(HttpStatusCode.BadRequest, null);

    [Fact]
    public async Task Body_NestedTooDeep_IsRefused() =>
        (await server.PostTextAsync("/v1/chat/completions", string.Concat(Enumerable.Repeat("[", 10_000)))).ShouldBeError(HttpStatusCode.BadRequest, null);

    [Fact]
    public async Task Body_ThatIsNotSaidToBeJson_IsRefused()
    {
        using StringContent content = new("{}", new MediaTypeHeaderValue("text/plain"));
        using HttpResponseMessage response = await server.Client.PostAsync(new Uri("/v1/chat/completions", UriKind.Relative), content);

        (await Answer.ReadAsync(response)).ShouldBeError(HttpStatusCode.UnsupportedMediaType, null, "application/json");
    }

    [Fact]
    public async Task Body_LargerThanAllowed_IsRefused() =>
        (await server.PostTextAsync("/v1/chat/completions", new string(' ', (4 << 20) + 1))).ShouldBeError(HttpStatusCode.RequestEntityTooLarge, null, "4194304");

    [Fact]
    public async Task Address_ThatIsUnknown_IsSaid()
    {
        (await server.GetAsync("/v2/chat")).ShouldBeError(HttpStatusCode.NotFound, null, "/v1/chat/completions");
        (await server.GetAsync("/v1/chat/completions")).ShouldBeError(HttpStatusCode.MethodNotAllowed, null);
        (await server.PostAsync("/v1/models", new { })).ShouldBeError(HttpStatusCode.MethodNotAllowed, null);
    }

    /// <summary>Seeded mutations of good requests: whatever comes, the server says what is wrong with it, or answers.</summary>
    [Fact]
    public async Task Bodies_ThatWereMutated_NeverMakeTheServerFail()
    {
        string[] starts =
        [
            """{"model":"parlor-base","messages":[{"role":"user","content":"Hi"}],"max_tokens":2,"n":1,"seed":5,"stop":["x"],"logprobs":true,"top_logprobs":2,"temperature":0.5,"top_p":0.9,"stream":false,"top_k":3,"stream_options":null}""",
            """{"model":"parlor-base","prompt":[[1,2],[3]],"max_tokens":1,"echo":true,"logprobs":2,"stream":true,"stream_options":{"include_usage":true},"seed":-1,"min_p":0.1,"repetition_penalty":1.1}""",
        ];
        string[] insertions = ["null", "-1", "1e400", "0", "[]", "{}", "\"\"", "\"\\ud800\"", "\\u0000", "99999999999", "true", ",", "\"", "\u20ac", "[[[[", "{\"type\":\"text\"}", "NaN", "2147483647"];
        Random random = new(20);
        int answered = 0;
        for (int round = 0; round < 600; round++)
        {
            int kind = round % 2;
            string body = starts[kind];
            for (int edit = random.Next(1, 4); edit > 0; edit--)
            {
                int at = random.Next(body.Length);
                int removed = random.Next(3) == 0 ? 0 : Math.Min(random.Next(1, 8), body.Length - at);
                body = body[..at] + (random.Next(2) == 0 ? insertions[random.Next(insertions.Length)] : "") + body[(at + removed)..];
            }

            Answer answer = await server.PostTextAsync(kind == 0 ? "/v1/chat/completions" : "/v1/completions", body);
            ((int)answer.Status).ShouldBeOneOf(200, 400, 404);
            answered += answer.Status == HttpStatusCode.OK ? 1 : 0;
        }

        answered.ShouldBeInRange(10, 590);
        server.Served.ShouldAllBe(request => request.Fault == null);
    }

    /// <summary>Every field of a good request replaced by every kind of value.</summary>
    [Fact]
    public async Task Fields_OfEveryKind_NeverMakeTheServerFail()
    {
        string[] fields = ["model", "messages", "prompt", "max_tokens", "max_completion_tokens", "n", "seed", "stop", "logprobs", "top_logprobs", "temperature", "top_p", "stream", "stream_options", "echo", "tools", "response_format", "modalities", "tool_choice", "top_k", "min_p", "best_of", "logit_bias", "add_special_tokens"];
        string[] values = ["null", "true", "-1", "0", "3", "1e400", "-0.5", "\"x\"", "\"\\udfff\"", "[]", "[null]", "[[]]", "[{}]", "{}", "{\"a\":null}", "{\"include_usage\":5}", "{\"type\":null}"];
        foreach (string field in fields)
        {
            foreach (string value in values)
            {
                Answer chat = await server.PostTextAsync("/v1/chat/completions", With("""{"model":"parlor-base","max_tokens":1,"messages":[{"role":"user","content":"Hi"}]}""", field, value));
                Answer text = await server.PostTextAsync("/v1/completions", With("""{"model":"parlor-base","max_tokens":1,"prompt":"Hi"}""", field, value));
                ((int)chat.Status).ShouldBeOneOf(200, 400, 404);
                ((int)text.Status).ShouldBeOneOf(200, 400, 404);
            }
        }

        server.Served.ShouldAllBe(request => request.Fault == null);
    }

    /// <summary>Puts a raw value in place of a field: no JSON writer would let some of them through.</summary>
    private static string With(string body, string field, string value)
    {
        JsonObject fields = JsonSerializer.Deserialize<JsonObject>(body)!;
        fields.Remove(field);
        string rest = fields.ToJsonString();
        return $"{rest[..^1]}{(fields.Count > 0 ? "," : "")}\"{field}\":{value}}}";
    }
}
