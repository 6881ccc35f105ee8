using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.ChatTemplates;

/// <summary>A conversation as text, with the origin of each stretch. Spans are in order, do not touch and are not empty.</summary>
/// <param name="Text">The text.</param>
/// <param name="AssistantSpans">What <c>{% generation %}</c> blocks yielded: the text that assistant-only loss trains on.</param>
/// <param name="ForeignSpans">
/// What came from messages, tools and variables instead of the template. Inside them the spelling of a special token is only letters.
/// </param>
/// <param name="HasGenerationMarkers">Whether the template has a <c>{% generation %}</c> block at all.</param>
public sealed record RenderedChat(
    string Text, IReadOnlyList<CharacterSpan> AssistantSpans, IReadOnlyList<CharacterSpan> ForeignSpans, bool HasGenerationMarkers);
