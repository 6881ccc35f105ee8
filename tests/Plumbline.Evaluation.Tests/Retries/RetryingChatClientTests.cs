using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Concurrency;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Retries;

namespace Plumbline.Evaluation.Tests.Retries;

public class RetryingChatClientTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "?")];
    private readonly ManualTime _time = new();
    private readonly ModelUsage _usage = new();
    private readonly AdaptiveGate _gate;

    public RetryingChatClientTests() => _gate = new AdaptiveGate(new AdaptiveLimit(new AdaptiveLimitOptions { Start = 4, Minimum = 1 }, _time));

    [Theory]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(599)]
    public async Task GetResponseAsync_PassingTrouble_IsAskedAgainAndCounted(int status)
    {
        FunctionModel model = new(number => number < 4 ? throw TransportFailure.OfStatus(status, "busy", null) : FunctionModel.Says("at last"));

        ChatResponse response = await Finish(Client(model).GetResponseAsync(Question));

        response.Text.ShouldBe("at last");
        RequestCount.Of(response).ShouldBe(4);
        _usage.Requests.ShouldBe(4);
        _usage.Retries.ShouldBe(3);
        _gate.Limit.ShouldBe(status == 429 ? 3 : 4);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task GetResponseAsync_ARefusedRequest_IsNeverAskedAgain(int status)
    {
        FunctionModel model = new(_ => throw TransportFailure.OfStatus(status, "no", null));

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => Client(model).GetResponseAsync(Question));

        failure.Kind.ShouldBe(EndpointFailureKind.RefusedRequest);
        model.Requests.ShouldBe(1);
        _gate.Inside.ShouldBe(0);
    }

    [Fact]
    public async Task GetResponseAsync_RetryAfter_IsWaitedFor()
    {
        FunctionModel model = new(number => number == 1 ? throw TransportFailure.OfStatus(429, "slow down", TimeSpan.FromSeconds(20)) : FunctionModel.Says("now"));
        Task<ChatResponse> asked = Client(model).GetResponseAsync(Question);

        _time.Advance(TimeSpan.FromSeconds(19.9));
        model.Requests.ShouldBe(1);
        _gate.Inside.ShouldBe(0, "no place is held between tries");
        await Finish(asked);

        model.Requests.ShouldBe(2);
        _time.Now.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task GetResponseAsync_RetryAfterBeyondPatience_IsGivenUpAtOnce()
    {
        FunctionModel model = new(_ => throw TransportFailure.OfStatus(429, "tomorrow", TimeSpan.FromHours(24)));

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => Client(model).GetResponseAsync(Question));

        failure.Message.ShouldBe("status 429: tomorrow");
        model.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task GetResponseAsync_NeverAnswered_TimesOutEachTryAndThenFails()
    {
        FunctionModel model = new(async (_, _, _, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return FunctionModel.Says("never");
        });

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => Finish(Client(model, new RetryOptions { Attempts = 3 }).GetResponseAsync(Question)));

        failure.Kind.ShouldBe(EndpointFailureKind.TimedOut);
        failure.Requests.ShouldBe(3);
        failure.ToSampleFailure().Message.ShouldBe("no answer within 300 seconds (asked 3 times)");
        _gate.Inside.ShouldBe(0);
    }

    [Fact]
    public async Task GetResponseAsync_BrokenConnectionsAndBadJson_AreTranslated()
    {
        FunctionModel model = new(number => throw (number switch
        {
            1 => new HttpRequestException("refused", new IOException("connection reset")),
            2 => new System.Text.Json.JsonException("cut off"),
            _ => new EndpointException(EndpointFailureKind.UnreadableResponse, "cut off"),
        }));

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => Finish(Client(model, new RetryOptions { Attempts = 3 }).GetResponseAsync(Question)));

        failure.Kind.ShouldBe(EndpointFailureKind.UnreadableResponse);
        model.Requests.ShouldBe(3);
    }

    [Fact]
    public async Task GetResponseAsync_AMistakeInTheProgram_IsNotHidden()
    {
        FunctionModel model = new(_ => throw new InvalidOperationException("a mistake"));

        await Should.ThrowAsync<InvalidOperationException>(() => Client(model).GetResponseAsync(Question));

        model.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task GetResponseAsync_CancelledWhileWaiting_StopsAtOnce()
    {
        using CancellationTokenSource stop = new();
        FunctionModel model = new(_ => throw TransportFailure.OfStatus(500, "down", null));
        Task<ChatResponse> asked = Client(model).GetResponseAsync(Question, cancellationToken: stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asked);
        model.Requests.ShouldBe(1);
    }

    private RetryingChatClient Client(IChatClient model, RetryOptions? options = null) => new(model, options ?? new RetryOptions(), _gate, null, _usage, _time);

    private async Task<T> Finish<T>(Task<T> task)
    {
        await _time.AdvanceUntilAsync(() => task.IsCompleted, TimeSpan.FromSeconds(1));
        return await task;
    }
}
