using System.Text;

namespace Plumbline.Models.Tokenizers.PreTokenizers;

/// <summary>Cuts numbers off from the rest, as a whole or digit by digit.</summary>
internal sealed class DigitsPreTokenizer(bool individual) : PreTokenizer
{
    public override void Split(TextPiece piece, List<TextPiece> words)
    {
        List<(int, int)> digits = [];
        int at = 0;
        foreach (Rune rune in piece.Text.EnumerateRunes())
        {
            if (Rune.IsNumber(rune))
            {
                digits.Add((at, at + rune.Utf16SequenceLength));
            }

            at += rune.Utf16SequenceLength;
        }

        List<(int, int, bool)> segments = SplitPreTokenizer.Segments(digits, piece.Text.Length, invert: false);
        Emit(piece, SplitPreTokenizer.Ranges(segments, individual ? SplitBehavior.Isolated : SplitBehavior.Contiguous), words);
    }
}
