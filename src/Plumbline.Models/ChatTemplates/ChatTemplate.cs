using System.Text.Json;
using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Library;
using Plumbline.Models.ChatTemplates.Syntax;
using Plumbline.Models.ChatTemplates.Values;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.ChatTemplates;

/// <summary>
/// A chat template: the program, in the part of Jinja that Hugging Face's templates use, that turns a conversation into the text a model was
/// trained on. Rendered text is the same, character for character, as that of Jinja 3 with Hugging Face's settings.
/// </summary>
/// <remarks>
/// Immutable and safe to use from several threads. What is supported, and what is not, says <c>docs/chat-templates.md</c>. A template can
/// neither read files nor call anything of this process; its work is bounded by <see cref="ChatTemplateLimits"/>.
/// </remarks>
public sealed class ChatTemplate
{
    private const int MaxSourceCharacters = 1_000_000;
    private readonly TemplateSource _source;
    private readonly IReadOnlyList<Statement> _body;
    private readonly ChatTemplateLimits _limits;

    private ChatTemplate(string text, TemplateSource source, ChatTemplateLimits limits)
    {
        Source = text;
        _source = source;
        _limits = limits;
        (_body, HasGenerationMarkers) = TemplateParser.Parse(source);
    }

    /// <summary>The template's text, as it was given.</summary>
    public string Source { get; }

    /// <summary>Where it came from: a file, or a name; stands in front of every error.</summary>
    public string Origin => _source.Origin;

    /// <summary>Whether it has a <c>{% generation %}</c> block, which says what the assistant wrote; assistant-only loss needs one.</summary>
    public bool HasGenerationMarkers { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="source">Its text; at most a million characters.</param>
    /// <param name="origin">Where it came from, for messages.</param>
    /// <param name="limits">What one rendering may use; null for the defaults.</param>
    /// <exception cref="ChatTemplateException">The template is damaged, or uses a block that is not supported.</exception>
    /// <exception cref="ArgumentException">A limit is out of range.</exception>
    public static ChatTemplate Parse(string source, string origin, ChatTemplateLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        limits ??= new ChatTemplateLimits();
        if (limits.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(limits));
        }

        return source.Length <= MaxSourceCharacters
            ? new ChatTemplate(source, new TemplateSource(source, origin), limits)
            : throw new ChatTemplateException(
                ChatTemplateFailure.Limit, origin, 0, 0, $"{source.Length} characters", $"at most {MaxSourceCharacters}", "this is no chat template");
    }

    /// <summary>Renders a conversation.</summary>
    /// <param name="input">The conversation and what else the template reads.</param>
    /// <returns>The text, and who each stretch of it comes from.</returns>
    /// <exception cref="ChatTemplateException">
    /// The template refuses the conversation, an expression has no value for it, or a limit is reached; the message says where and why.
    /// </exception>
    public RenderedChat Render(ChatTemplateInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Budget budget = new(_limits);
        TemplateText text;
        try
        {
            Scope globals = Globals(input);
            text = new Interpreter(_source, budget).Render(_body, globals);
        }
        catch (TemplateFault fault)
        {
            throw fault.At(Origin, 0, 0);
        }
        catch (InvalidOperationException e)
        {
            throw Wrong("a text that is not valid Unicode", "JSON of valid Unicode", "restore the data from its source", e);
        }

        if (input.ContinueFinalMessage)
        {
            text = text.Slice(0, EndOfFinalMessage(text.Value, input.Messages));
        }

        return new RenderedChat(text.Value, Spans(text, TextOrigin.Generated), Spans(text, TextOrigin.Foreign), HasGenerationMarkers);
    }

    private static List<CharacterSpan> Spans(TemplateText text, TextOrigin origin)
    {
        List<CharacterSpan> spans = [];
        int start = 0;
        foreach (TextRun run in text.Runs)
        {
            if (run.Origin.HasFlag(origin))
            {
                bool continues = spans.Count > 0 && spans[^1].End == start;
                CharacterSpan span = new(continues ? spans[^1].Start : start, run.End);
                if (continues)
                {
                    spans[^1] = span;
                }
                else
                {
                    spans.Add(span);
                }
            }

            start = run.End;
        }

        return spans;
    }

    private Scope Globals(ChatTemplateInput input)
    {
        if (input.Messages.ValueKind != JsonValueKind.Array)
        {
            throw Wrong($"messages of JSON kind {input.Messages.ValueKind}", "an array of message objects", "pass the conversation as a list");
        }

        if (input is { AddGenerationPrompt: true, ContinueFinalMessage: true })
        {
            throw Wrong(
                "both a generation prompt and a final message to continue", "at most one of the two",
                "ask for a new turn with AddGenerationPrompt, or to go on with the last one with ContinueFinalMessage");
        }

        Scope globals = new(null);
        Functions.AddTo(globals, input.Now);
        foreach ((string name, string token) in input.SpecialTokens)
        {
            globals[name] = TemplateText.Of(token);
        }

        globals["messages"] = JsonValues.ReadMessages(input.Messages);
        globals["tools"] = input.Tools is { } tools ? JsonValues.Read(tools) : null;
        globals["documents"] = null;
        globals["add_generation_prompt"] = input.AddGenerationPrompt;
        foreach ((string name, JsonElement value) in input.Variables)
        {
            globals[name] = JsonValues.Read(value);
        }

        return globals;
    }

    private int EndOfFinalMessage(string text, JsonElement messages)
    {
        string? content = messages.GetArrayLength() > 0 && messages[messages.GetArrayLength() - 1] is { ValueKind: JsonValueKind.Object } last
            && last.TryGetProperty("content", out JsonElement element) && element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        if (content is null)
        {
            throw Wrong("a last message without text", "one whose content is a text, to be continued", "end the conversation with what the model shall continue");
        }

        // Templates often trim what they show.
        foreach (string shown in new[] { content, content.Trim() })
        {
            int at = text.LastIndexOf(shown, StringComparison.Ordinal);
            if (at >= 0)
            {
                return at + shown.Length;
            }
        }

        throw Wrong("a text that does not show the last message", "its content, to be continued", "ask for a new turn instead, or use another template");
    }

    private ChatTemplateException Wrong(string found, string expected, string mend, Exception? inner = null) =>
        new(ChatTemplateFailure.Input, Origin, 0, 0, found, expected, mend, inner);
}
