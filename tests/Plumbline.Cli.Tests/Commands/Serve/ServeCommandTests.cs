using System.Net;
using System.Text;
using System.Text.Json;
using Plumbline.Cli.Commands.Serve;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.TestKit;

namespace Plumbline.Cli.Tests.Commands.Serve;

public class ServeCommandTests
{
    private static readonly string Parlor = Repository.File("models", "parlor-base");

    [Fact]
    public async Task Serve_UntilCtrlC_AnswersAndEndsWithZero()
    {
        using CancellationTokenSource stop = new();
        await using FirstLine output = new();
        using StringWriter error = new();
        Task<int> running = Task.Factory.StartNew(
            () => App.Run(["serve", "--model", "world=" + Parlor, "--port", "0", "--json", "--log-requests", "--threads", "1"], new CommandSession(output, error, TimeProvider.System, stop.Token)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        JsonElement facts = JsonSerializer.Deserialize<JsonElement>(await output.Line.Task.WaitAsync(TimeSpan.FromMinutes(2)));
        facts.GetProperty("needs_token").GetBoolean().ShouldBeFalse();
        JsonElement model = facts.GetProperty("models")[0];
        model.GetProperty("name").GetString().ShouldBe("world");
        model.GetProperty("chat_format").GetString().ShouldBe("parlor");
        using HttpClient client = new();
        using StringContent body = new("""{"model":"world","messages":[{"role":"user","content":"secretword"}],"max_tokens":2}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(new Uri(facts.GetProperty("base_address").GetString() + "/chat/completions"), body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await stop.CancelAsync();

        (await running).ShouldBe(ExitCode.Done, error.ToString());
        error.ToString().ShouldContain("POST /v1/chat/completions 200 world ");
        error.ToString().ShouldNotContain("secretword");
    }

    [Fact]
    public void Serve_BeyondThisMachineWithoutAToken_IsRefused() =>
        CommandLineRun.Of("serve", "--model", Parlor, "--host", "0.0.0.0").ShouldBeRefused("--host 0.0.0.0", ServeToken.Variable);

    [Fact]
    public void Serve_WhatCannotBeServed_IsRefused()
    {
        CommandLineRun.Of("serve").ShouldBeRefused("--model");
        CommandLineRun.Of("serve", "--model", "no/such/folder").ShouldBeRefused("no/such/folder", "no such folder");
        CommandLineRun.Of("serve", "--model", Parlor, "--model", Parlor).ShouldBeRefused("parlor-base", "NAME=DIR");
        CommandLineRun.Of("serve", "--model", Parlor, "--host", "somewhere").ShouldBeRefused("--host is 'somewhere'");
        CommandLineRun.Of("serve", "--model", Parlor, "--port", "70000").ShouldBeRefused("70000");
        CommandLineRun.Of("serve", "--model", Parlor, "--max-batch", "0").ShouldBeRefused("largest batch is 0");
        CommandLineRun.Of("serve", "--model", Parlor, "--chat-template", "no-such").ShouldBeRefused("no-such", "chatml");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("0123456789abcdef", "0123456789abcdef")]
    public void Token_FromTheEnvironment_IsReadWhereThereIsOne(string? value, string? expected) =>
        ServeToken.Read(name => name == ServeToken.Variable ? value : null).ShouldBe(expected);

    [Theory]
    [InlineData("tooshort")]
    [InlineData("has a space in it somewhere")]
    public void Token_ThatCannotBeUsed_IsRefusedAndNotShown(string value) =>
        Should.Throw<UsageException>(() => ServeToken.Read(_ => value)).Message.ShouldNotContain(value);

    /// <summary>Hands on the first line that is written.</summary>
    private sealed class FirstLine : StringWriter
    {
        public TaskCompletionSource<string> Line { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.EndsWith('\n') == true)
            {
                Line.TrySetResult(value);
            }
        }
    }
}
