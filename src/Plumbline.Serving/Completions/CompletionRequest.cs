using Plumbline.Serving.Errors;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Requests;

namespace Plumbline.Serving.Completions;

/// <summary>A request to go on with raw texts, or to score them.</summary>
/// <param name="Prompts">The texts.</param>
/// <param name="Sampling">How continuations are drawn.</param>
/// <param name="Generates">False where no token is asked for: the texts are only echoed and scored.</param>
/// <param name="Echo">Whether each reply begins with its prompt.</param>
/// <param name="LogProbs">How many of the likeliest tokens are sent at each place beside the token itself; null for no log-probabilities.</param>
internal sealed record CompletionRequest(IReadOnlyList<CompletionPrompt> Prompts, SamplingFields Sampling, bool Generates, bool Echo, int? LogProbs)
{
    private const int MostLogProbs = 20;
    private const int DefaultMaxTokens = 16; // that of OpenAI's API

    /// <exception cref="ApiException">A field is wrong or not supported.</exception>
    public static CompletionRequest Read(RequestBody body, ServedModel model)
    {
        int? logProbs = body.Integer("logprobs", 0, MostLogProbs);
        int maxTokens = body.Integer("max_tokens", 0, int.MaxValue) ?? DefaultMaxTokens;
        SamplingFields sampling = SamplingFields.Read(body, model, Math.Max(maxTokens, 1), logProbs ?? 0, []);
        bool addSpecialTokens = body.Find("add_special_tokens") is null || body.Switch("add_special_tokens");
        IReadOnlyList<CompletionPrompt> prompts = CompletionPrompt.ReadAll(body, model, addSpecialTokens);
        if (maxTokens > 0 && prompts.FirstOrDefault(prompt => prompt.Tokens.Length >= model.Positions) is { } full)
        {
            throw ApiException.TooLong("prompt", full.Tokens.Length, model.Positions);
        }

        return new CompletionRequest(prompts, sampling, maxTokens > 0, body.Switch("echo"), logProbs);
    }
}
