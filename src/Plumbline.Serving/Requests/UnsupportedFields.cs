using System.Text.Json;
using Plumbline.Serving.Errors;

namespace Plumbline.Serving.Requests;

/// <summary>Fields that this server knows and cannot honour. To ignore them would change what comes back without a word; so they are refused.</summary>
internal static class UnsupportedFields
{
    /// <summary>Fields that have to be absent, null, false, 0 or empty.</summary>
    private static readonly (string Name, string Why)[] Empty =
    [
        ("tools", "tools are not supported"),
        ("functions", "functions are not supported"),
        ("function_call", "functions are not supported"),
        ("audio", "audio is not supported"),
        ("web_search_options", "web search is not supported"),
        ("frequency_penalty", "frequency penalties are not supported; repetition_penalty is"),
        ("presence_penalty", "presence penalties are not supported; repetition_penalty is"),
        ("logit_bias", "logit biases are not supported"),
        ("suffix", "filling in before a suffix is not supported"),
        ("use_beam_search", "beam search is not supported"),
        ("guided_json", "constrained output is not supported"),
        ("guided_regex", "constrained output is not supported"),
        ("guided_choice", "constrained output is not supported; echo with logprobs scores given texts"),
        ("guided_grammar", "constrained output is not supported"),
        ("structured_outputs", "constrained output is not supported"),
        ("grammar", "constrained output is not supported"),
        ("json_schema", "constrained output is not supported"),
        ("chat_template", "templates of a request are not supported; the server names one with --chat-template"),
        ("chat_template_kwargs", "variables of templates are not supported"),
        ("continue_final_message", "continuing a message is not supported; use /v1/completions"),
        ("ignore_eos", "going on after the end is not supported"),
    ];

    /// <exception cref="ApiException">A field is set that cannot be honoured.</exception>
    public static void Check(RequestBody body)
    {
        foreach ((string name, string why) in Empty)
        {
            if (body.Find(name) is { } value && !IsEmpty(value))
            {
                throw ApiException.Unsupported(name, $"{why}: leave {name} out");
            }
        }

        if (body.Find("response_format") is { } format && !(format.ValueKind == JsonValueKind.Object && IsWord(format, "type", "text")))
        {
            throw ApiException.Unsupported("response_format", "only replies of type text are supported: leave response_format out");
        }

        if (body.Find("tool_choice") is { } choice && !IsOneOf(choice, "none", "auto"))
        {
            throw ApiException.Unsupported("tool_choice", "tools are not supported: leave tool_choice out");
        }

        if (body.Find("reasoning_effort") is { } effort && !IsOneOf(effort, "none"))
        {
            throw ApiException.Unsupported("reasoning_effort", "reasoning is not supported: leave reasoning_effort out");
        }

        if (body.Find("modalities") is { } modalities
            && !(modalities.ValueKind == JsonValueKind.Array && modalities.EnumerateArray().All(one => IsOneOf(one, "text"))))
        {
            throw ApiException.Unsupported("modalities", "only text is supported: leave modalities out");
        }
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.False => true,
        JsonValueKind.Number => value.TryGetDouble(out double number) && number == 0,
        JsonValueKind.String => value.GetRawText() == "\"\"",
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private static bool IsWord(JsonElement value, string name, string word) => value.TryGetProperty(name, out JsonElement member) && IsOneOf(member, word);

    private static bool IsOneOf(JsonElement value, params string[] words) =>
        value.ValueKind == JsonValueKind.String && words.Contains(value.GetRawText().Trim('"'));
}
