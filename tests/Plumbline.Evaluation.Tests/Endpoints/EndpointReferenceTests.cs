using Plumbline.Evaluation.Endpoints;

namespace Plumbline.Evaluation.Tests.Endpoints;

public class EndpointReferenceTests
{
    [Theory]
    [InlineData("openai/gpt-x", null, null, EndpointProvider.OpenAI, "gpt-x", null)]
    [InlineData("anthropic/claude-x", null, null, EndpointProvider.Anthropic, "claude-x", null)]
    [InlineData("gpt-x", null, EndpointProvider.OpenAI, EndpointProvider.OpenAI, "gpt-x", null)]
    [InlineData("http://127.0.0.1:8000/v1#org/model", null, null, EndpointProvider.OpenAI, "org/model", "http://127.0.0.1:8000/v1")]
    [InlineData("org/model", "http://127.0.0.1:8000/v1", null, EndpointProvider.OpenAI, "org/model", "http://127.0.0.1:8000/v1")]
    [InlineData("claude-x", "https://proxy.example/", EndpointProvider.Anthropic, EndpointProvider.Anthropic, "claude-x", "https://proxy.example/")]
    public void Parse_EachForm_NamesProviderModelAndAddress(string model, string? address, EndpointProvider? provider, EndpointProvider expected, string name, string? at)
    {
        EndpointOptions options = EndpointReference.Parse(model, address, provider);

        options.Provider.ShouldBe(expected);
        options.Model.ShouldBe(name);
        options.BaseAddress?.OriginalString.ShouldBe(at);
        (options.BaseAddress is null).ShouldBe(at is null);
    }

    [Theory]
    [InlineData("gpt-x")]
    [InlineData("mistral/x")]
    [InlineData("openai/")]
    [InlineData("http://127.0.0.1:8000/v1")]
    [InlineData("http://127.0.0.1:8000/v1#")]
    [InlineData("")]
    public void Parse_SomethingElse_SaysWhatWasExpected(string model) =>
        Should.Throw<FormatException>(() => EndpointReference.Parse(model)).Message.ShouldContain("expected openai/NAME");

    [Fact]
    public void Validate_KeysInAddressesOrWithLineBreaks_AreRefused()
    {
        EndpointOptions options = EndpointReference.Parse("http://user:word@127.0.0.1/v1#m") with { ApiKey = "a\nb" };

        options.Validate().Count.ShouldBe(2);
        string.Join(' ', options.Validate()).ShouldNotContain("word@");
    }

    [Theory]
    [InlineData("a\u001b[31mb\r\nc", "a [31mb  c")]
    [InlineData("key sk-abcdefghijkl0123 is wrong", "key sk-*** is wrong")]
    [InlineData("Bearer token missing", "Bearer token missing")]
    [InlineData("", "no reason was given")]
    public void Clean_WhatAnEndpointSays_IsOneSafeLine(string text, string cleaned) => FailureText.Clean(text).ShouldBe(cleaned);

    [Fact]
    public void Clean_AnEndlessError_IsCut() => FailureText.Clean(new string('x', 1_000_000)).Length.ShouldBe(FailureText.MaximumLength);
}
