using System.Buffers.Binary;
using System.Text;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Llama2c;

/// <summary>
/// The tokenizer file of llama2.c: the longest piece's length, then for each id a score, a length and the bytes of the piece. Ids 0 to 2
/// are unknown, begin and end, 3 to 258 the bytes.
/// </summary>
internal sealed record Llama2cVocabulary(IReadOnlyList<string> Pieces, IReadOnlyList<float> Scores, string File)
{
    public const int UnknownId = 0, BosId = 1, EosId = 2, FirstByteId = 3, FirstPieceId = 259;

    // llama2.c starts its search for the best pair here, so a piece that scores no higher is never merged.
    private const float LowestScore = -1e10f;
    private const int MaxBytes = 64_000_000;
    private const string Mend = "use the tokenizer that was exported with this model";

    /// <exception cref="CheckpointException">The file is missing, damaged or belongs to a vocabulary of another size.</exception>
    public static Llama2cVocabulary Read(string file, int count)
    {
        FileInfo info = new(file);
        if (!info.Exists)
        {
            throw CheckpointException.Missing(file, "name the tokenizer.bin that belongs to the model");
        }

        long least = sizeof(int) + ((long)count * (sizeof(float) + sizeof(int)));
        if (info.Length > MaxBytes || info.Length < least || count < FirstPieceId)
        {
            throw Fault(
                file, "file", $"{info.Length} bytes for {count} tokens", $"{least} to {MaxBytes} bytes and at least {FirstPieceId} tokens");
        }

        byte[] bytes = System.IO.File.ReadAllBytes(file);
        string[] pieces = new string[count];
        float[] scores = new float[count];
        int at = sizeof(int);
        for (int id = 0; id < count; id++)
        {
            if (bytes.Length - at < 2 * sizeof(int))
            {
                throw Fault(file, $"token {id}", "the end of the file", "a score and a length");
            }

            scores[id] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at));
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + sizeof(float)));
            at += 2 * sizeof(int);
            if (length < 1 || length > bytes.Length - at)
            {
                throw Fault(file, $"token {id}", $"a length of {length}", $"1 to {bytes.Length - at}");
            }

            pieces[id] = Decode(bytes.AsSpan(at, length), id, file);
            at += length;
        }

        if (at != bytes.Length)
        {
            throw Fault(file, "file", $"{bytes.Length - at} bytes after token {count - 1}", "the end of the file");
        }

        Llama2cVocabulary vocabulary = new(pieces, scores, file);
        vocabulary.Check();
        return vocabulary;
    }

    /// <summary>The same tokenizer in SentencePiece style.</summary>
    /// <remarks>
    /// llama2.c merges, again and again, the leftmost of the pairs whose concatenation is a piece of the highest score; so each way to
    /// cut a piece in two becomes a merge, best score first. A literal <c>▁</c> in a text reads as a space, as in SentencePiece.
    /// </remarks>
    public BpeTokenizerDefinition ToDefinition() => new()
    {
        Style = BpeStyle.SentencePiece,
        Vocabulary = [.. Pieces.Select((piece, id) => id >= FirstPieceId ? Mark(piece) : piece)],
        Merges = Merges(),
        AddedTokens =
        [
            new AddedToken { Id = UnknownId, Content = Pieces[UnknownId] },
            new AddedToken { Id = BosId, Content = Pieces[BosId] },
            new AddedToken { Id = EosId, Content = Pieces[EosId] },
        ],
        Prefix = [Pieces[BosId]],
        UnknownToken = Pieces[UnknownId],
    };

    private static string Mark(string piece) => piece.Replace(' ', '\u2581');

    private static string Decode(ReadOnlySpan<byte> bytes, int id, string file)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Fault(file, $"token {id}", "bytes that are no UTF-8", "text");
        }
    }

    private static CheckpointException Fault(string file, string place, string found, string expected) =>
        new(file, place, found, expected, Mend);

    // The exporter writes the begin and end tokens with line breaks around them.
    private void Check()
    {
        string[] pieces = (string[])Pieces;
        pieces[BosId] = pieces[BosId].Trim('\n');
        pieces[EosId] = pieces[EosId].Trim('\n');
        HashSet<string> seen = [];
        for (int id = 0; id < pieces.Length; id++)
        {
            string? expected = id switch
            {
                UnknownId => "<unk>",
                BosId => "<s>",
                EosId => "</s>",
                < FirstPieceId => BytePairEncoding.ByteToken((byte)(id - FirstByteId)),
                _ => null,
            };
            if (expected is not null && pieces[id] != expected)
            {
                throw Fault(File, $"token {id}", $"'{pieces[id]}'", $"'{expected}'");
            }

            if (!seen.Add(Mark(pieces[id])))
            {
                throw Fault(File, $"token {id}", $"'{pieces[id]}' for the second time", "each piece once");
            }

            if (id >= FirstPieceId && !float.IsFinite(Scores[id]))
            {
                throw Fault(File, $"token {id}", $"a score of {Scores[id]}", "a finite score");
            }
        }
    }

    private List<(string Left, string Right)> Merges()
    {
        Dictionary<string, int> ids = [];
        for (int id = FirstPieceId; id < Pieces.Count; id++)
        {
            ids.Add(Pieces[id], id);
        }

        List<(float Score, int Id, int Left, int Right)> merges = [];
        foreach ((string piece, int id) in ids)
        {
            for (int cut = 1; cut < piece.Length && Scores[id] > LowestScore; cut++)
            {
                if (ids.TryGetValue(piece[..cut], out int left) && ids.TryGetValue(piece[cut..], out int right))
                {
                    merges.Add((Scores[id], id, left, right));
                }
            }
        }

        merges.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : (a.Id, a.Left, a.Right).CompareTo((b.Id, b.Left, b.Right)));
        for (int i = 1; i < merges.Count; i++)
        {
            if (merges[i].Score == merges[i - 1].Score && merges[i].Id != merges[i - 1].Id)
            {
                string found = $"pieces {merges[i - 1].Id} and {merges[i].Id} with the same score {merges[i].Score}";
                throw Fault(File, $"token {merges[i].Id}", found, "a score of its own for each piece, so that merges have an order");
            }
        }

        return [.. merges.Select(merge => (Mark(Pieces[merge.Left]), Mark(Pieces[merge.Right])))];
    }
}
