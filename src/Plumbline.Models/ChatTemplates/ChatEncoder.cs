using System.Text;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.ChatTemplates;

/// <summary>
/// Conversations to tokens. The special tokens that the template writes become special tokens; the same letters inside a message, tool or
/// variable stay letters, so no text can forge a turn. Safe to use from several threads.
/// </summary>
/// <param name="template">The model's template.</param>
/// <param name="tokenizer">The model's tokenizer.</param>
public sealed class ChatEncoder(ChatTemplate template, ITokenizer tokenizer)
{
    /// <summary>Renders and encodes a conversation. Nothing is put around the text: the template writes its begin token itself.</summary>
    /// <param name="input">The conversation.</param>
    /// <exception cref="ChatTemplateException">The template does not take the conversation.</exception>
    public EncodedChat Encode(ChatTemplateInput input)
    {
        RenderedChat chat = template.Render(input);
        List<int> tokens = [];
        List<bool> mask = [];
        foreach (EncodedStretch stretch in tokenizer.EncodeStretches(chat.Text, chat.ForeignSpans))
        {
            tokens.AddRange(stretch.Ids);
            mask.AddRange(MaskOf(stretch, chat));
        }

        return new EncodedChat([.. tokens], chat.HasGenerationMarkers ? [.. mask] : null, chat);
    }

    /// <summary>As <see cref="Encode"/>, for training on the assistant's tokens only: the mask is never null.</summary>
    /// <param name="input">The conversation.</param>
    /// <exception cref="ChatTemplateException">The template has no generation markers, or does not take the conversation.</exception>
    public EncodedChat EncodeForAssistantLoss(ChatTemplateInput input) => template.HasGenerationMarkers
        ? Encode(input)
        : throw new ChatTemplateException(
            ChatTemplateFailure.NotSupported, template.Origin, 0, 0, "no generation markers", "{% generation %}…{% endgeneration %} around what the assistant says",
            "add them to the template, choose a built-in one such as 'chatml', or train on completions instead of assistant-only");

    private bool[] MaskOf(EncodedStretch stretch, RenderedChat chat)
    {
        bool[] mask = new bool[stretch.Ids.Count];
        foreach (CharacterSpan span in chat.AssistantSpans)
        {
            if (!span.Overlaps(stretch.Span))
            {
                continue;
            }

            int start = Math.Max(span.Start, stretch.Span.Start);
            int end = Math.Min(span.End, stretch.Span.End);
            if (start == stretch.Span.Start && end == stretch.Span.End)
            {
                Array.Fill(mask, true);
            }
            else if (stretch.Ids is [var only] && tokenizer.IsSpecial(only))
            {
                // A special token may have swallowed white space beside it; it belongs to whom its own letters belong to.
                int letter = stretch.Span.Start;
                while (letter < stretch.Span.End - 1 && char.IsWhiteSpace(chat.Text[letter]))
                {
                    letter++;
                }

                mask[0] |= letter >= start && letter < end;
            }
            else
            {
                MarkPart(mask, stretch, chat.Text, start, end);
            }
        }

        return mask;
    }

    private void MarkPart(bool[] mask, EncodedStretch stretch, string text, int start, int end)
    {
        byte[][] bytes = [.. stretch.Ids.Select(tokenizer.TokenBytes)];
        byte[] all = [.. bytes.SelectMany(part => part)];
        byte[] written = Encoding.UTF8.GetBytes(text[stretch.Span.Start..stretch.Span.End]);
        int shift = all.Length - written.Length; // a tokenizer may put one space before a text
        bool aligned = shift is 0 or 1 && all.AsSpan(shift).SequenceEqual(written) && (shift == 0 || all[0] == (byte)' ');
        long from = aligned ? Place(start) : PlaceByTokens(start, isEnd: false);
        long to = aligned ? Place(end) : PlaceByTokens(end, isEnd: true);
        long at = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            long next = at + bytes[i].Length;
            mask[i] |= next > at ? at < to && next > from : at >= from && at < to;
            at = next;
        }

        long Place(int index) => index == stretch.Span.Start ? 0 : shift + Encoding.UTF8.GetByteCount(text.AsSpan(stretch.Span.Start, index - stretch.Span.Start));

        // The tokenizer has changed the text (composed accents, say): go by the tokens that the text before the place has on its own.
        long PlaceByTokens(int index, bool isEnd)
        {
            int[] before = tokenizer.Encode(text[stretch.Span.Start..index], addSpecialTokens: false, SpecialTokens.AsText);
            int same = 0;
            while (same < before.Length && same < stretch.Ids.Count && before[same] == stretch.Ids[same])
            {
                same++;
            }

            int count = isEnd && same < before.Length ? Math.Min(same + 1, bytes.Length) : same;
            return bytes.Take(count).Sum(part => (long)part.Length);
        }
    }
}
