using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>Writes the body of a chat-completions request.</summary>
internal static class ChatCompletionRequest
{
    public static void Write(IBufferWriter<byte> output, EndpointOptions endpoint, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("model"u8, options?.ModelId ?? endpoint.Model);
        json.WriteStartArray("messages"u8);
        if (options?.Instructions is { Length: > 0 } instructions)
        {
            Message(json, "system", instructions);
        }

        foreach (ChatMessage message in messages)
        {
            Message(json, message);
        }

        json.WriteEndArray();
        if (options is not null)
        {
            Options(json, endpoint, options);
        }

        if (stream)
        {
            json.WriteBoolean("stream"u8, true);
            json.WriteStartObject("stream_options"u8);
            json.WriteBoolean("include_usage"u8, true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Options(Utf8JsonWriter json, EndpointOptions endpoint, ChatOptions options)
    {
        Number(json, "temperature", options.Temperature);
        Number(json, "top_p", options.TopP);
        Number(json, "top_k", options.TopK);
        Number(json, "frequency_penalty", options.FrequencyPenalty);
        Number(json, "presence_penalty", options.PresencePenalty);
        if (options.MaxOutputTokens is { } most)
        {
            json.WriteNumber(endpoint.NewTokenLimitName ?? endpoint.BaseAddress is null ? "max_completion_tokens"u8 : "max_tokens"u8, most);
        }

        if (Effort(options.Reasoning?.Effort) is { } effort)
        {
            json.WriteString("reasoning_effort"u8, effort);
        }

        if (options.Seed is { } seed)
        {
            json.WriteNumber("seed"u8, seed);
        }

        if (options.StopSequences is { Count: > 0 } stops)
        {
            json.WriteStartArray("stop"u8);
            foreach (string stop in stops)
            {
                json.WriteStringValue(stop);
            }

            json.WriteEndArray();
        }

        if (options.ResponseFormat is ChatResponseFormatJson format)
        {
            Format(json, format);
        }

        Tools(json, options);
        Extras(json, options.AdditionalProperties);
    }

    // What other servers take beside the protocol (logprobs, top_k, min_p, chat_template_kwargs, …).
    private static void Extras(Utf8JsonWriter json, AdditionalPropertiesDictionary? extras)
    {
        foreach (KeyValuePair<string, object?> extra in extras ?? [])
        {
            // Ours are for whoever stands before the endpoint.
            if (!RequestTags.IsTag(extra.Key) && RequestTags.IsSendable(extra.Value))
            {
                json.WritePropertyName(extra.Key);
                JsonSerializer.Serialize(json, extra.Value, AIJsonUtilities.DefaultOptions);
            }
        }
    }

    private static void Format(Utf8JsonWriter json, ChatResponseFormatJson format)
    {
        json.WriteStartObject("response_format"u8);
        if (format.Schema is { } schema)
        {
            json.WriteString("type"u8, "json_schema"u8);
            json.WriteStartObject("json_schema"u8);
            json.WriteString("name"u8, format.SchemaName ?? "answer");
            json.WritePropertyName("schema"u8);
            schema.WriteTo(json);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type"u8, "json_object"u8);
        }

        json.WriteEndObject();
    }

    private static void Tools(Utf8JsonWriter json, ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools)
        {
            return;
        }

        json.WriteStartArray("tools"u8);
        foreach (AIFunctionDeclaration tool in tools.OfType<AIFunctionDeclaration>())
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, tool.Name);
            json.WriteString("description"u8, tool.Description);
            json.WritePropertyName("parameters"u8);
            tool.JsonSchema.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        switch (options.ToolMode)
        {
            case NoneChatToolMode:
                json.WriteString("tool_choice"u8, "none"u8);
                break;
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                json.WriteStartObject("tool_choice"u8);
                json.WriteString("type"u8, "function"u8);
                json.WriteStartObject("function"u8);
                json.WriteString("name"u8, name);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case RequiredChatToolMode:
                json.WriteString("tool_choice"u8, "required"u8);
                break;
            default:
                break;
        }
    }

    private static void Message(Utf8JsonWriter json, string role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, role);
        json.WriteString("content"u8, text);
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, ChatMessage message)
    {
        bool onlyResults = message.Contents.Count > 0;
        bool calls = false;
        foreach (AIContent content in message.Contents)
        {
            if (content is FunctionResultContent result)
            {
                json.WriteStartObject();
                json.WriteString("role"u8, "tool"u8);
                json.WriteString("tool_call_id"u8, result.CallId);
                json.WriteString("content"u8, ToolText.Of(result));
                json.WriteEndObject();
            }
            else
            {
                onlyResults = false;
                calls |= content is FunctionCallContent;
                if (content is DataContent or UriContent or HostedFileContent)
                {
                    throw new EndpointException(EndpointFailureKind.RefusedRequest, "a message holds a file or an image; only texts and tools are sent") { Requests = 0 };
                }
            }
        }

        if (onlyResults)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("role"u8, message.Role.Value);
        string text = message.Text;
        if (text.Length == 0 && calls)
        {
            json.WriteNull("content"u8);
        }
        else
        {
            json.WriteString("content"u8, text);
        }

        if (calls)
        {
            json.WriteStartArray("tool_calls"u8);
            foreach (FunctionCallContent call in message.Contents.OfType<FunctionCallContent>())
            {
                json.WriteStartObject();
                json.WriteString("id"u8, call.CallId);
                json.WriteString("type"u8, "function"u8);
                json.WriteStartObject("function"u8);
                json.WriteString("name"u8, call.Name);
                json.WriteString("arguments"u8, ToolText.Arguments(call));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string? Effort(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => null,
    };

    private static void Number(Utf8JsonWriter json, string name, float? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
