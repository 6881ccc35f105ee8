using Microsoft.Extensions.AI;
using Plumbline.Models.ChatTemplates;
using Plumbline.Serving.Errors;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Requests;

namespace Plumbline.Serving.Chat;

/// <summary>A request to go on with a conversation.</summary>
/// <param name="Prompt">The conversation in tokens.</param>
/// <param name="Sampling">How replies are drawn.</param>
/// <param name="LogProbs">Whether log-probabilities are sent.</param>
internal sealed record ChatCompletionRequest(int[] Prompt, SamplingFields Sampling, bool LogProbs)
{
    private const int MostTopLogProbs = 20;

    /// <exception cref="ApiException">A field is wrong or not supported.</exception>
    public static ChatCompletionRequest Read(RequestBody body, ServedModel model, int defaultMaxTokens)
    {
        bool logProbs = body.Switch("logprobs");
        int top = body.Integer("top_logprobs", 0, MostTopLogProbs) ?? 0;
        if (top > 0 && !logProbs)
        {
            throw ApiException.Invalid("top_logprobs", "top_logprobs need logprobs: true");
        }

        int maxTokens = body.Integer("max_completion_tokens", 1, int.MaxValue) ?? body.Integer("max_tokens", 1, int.MaxValue) ?? defaultMaxTokens;
        SamplingFields sampling = SamplingFields.Read(body, model, maxTokens, top, model.Model.Format.StopStrings);
        return new ChatCompletionRequest(Encode(ChatMessages.Read(body), model), sampling, logProbs);
    }

    private static int[] Encode(IReadOnlyList<ChatMessage> messages, ServedModel model)
    {
        int[] prompt;
        try
        {
            prompt = model.Model.Format.Encode(messages, model.Model.Tokenizer);
        }
        catch (ChatTemplateException exception)
        {
            throw ApiException.Invalid("messages", $"the model's chat template does not take this conversation: {exception.Found}");
        }

        if (prompt.Length == 0)
        {
            throw ApiException.Invalid("messages", "the conversation has no tokens");
        }

        return prompt.Length < model.Positions ? prompt : throw ApiException.TooLong("messages", prompt.Length, model.Positions);
    }
}
