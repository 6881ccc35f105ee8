using System.Text;

namespace Plumbline.Models.Tests.Llama2c;

/// <summary>The tokenizer of llama2.c as its run.c works: linear search for the best-scoring pair, over and over.</summary>
internal sealed class NaiveLlama2cTokenizer
{
    private readonly List<string> _pieces = [];
    private readonly List<float> _scores = [];
    private readonly Dictionary<string, int> _ids = [];

    public NaiveLlama2cTokenizer(string file, int count)
    {
        using BinaryReader reader = new(File.OpenRead(file));
        reader.ReadInt32();
        for (int id = 0; id < count; id++)
        {
            _scores.Add(reader.ReadSingle());
            _pieces.Add(Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadInt32())));
            _ids.Add(_pieces[id], id);
        }
    }

    /// <summary>The begin token, a space, the characters of the text or their bytes, merged.</summary>
    public List<int> Encode(string text)
    {
        List<int> ids = [1];
        if (text.Length > 0)
        {
            ids.Add(_ids[" "]);
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            if (_ids.TryGetValue(rune.ToString(), out int id))
            {
                ids.Add(id);
            }
            else
            {
                ids.AddRange(Encoding.UTF8.GetBytes(rune.ToString()).Select(value => value + 3));
            }
        }

        while (true)
        {
            float best = -1e10f;
            int at = -1, merged = -1;
            for (int i = 0; i + 1 < ids.Count; i++)
            {
                if (_ids.TryGetValue(_pieces[ids[i]] + _pieces[ids[i + 1]], out int id) && _scores[id] > best)
                {
                    (best, at, merged) = (_scores[id], i, id);
                }
            }

            if (at < 0)
            {
                return ids;
            }

            ids[at] = merged;
            ids.RemoveAt(at + 1);
        }
    }

    /// <summary>The bytes that run.c prints: byte tokens raw, and without the space that follows the begin token.</summary>
    public string Decode(IReadOnlyList<int> ids)
    {
        List<byte> bytes = [];
        for (int i = 1; i < ids.Count; i++)
        {
            string piece = _pieces[ids[i]];
            piece = ids[i - 1] == 1 && piece.StartsWith(' ') ? piece[1..] : piece;
            bytes.AddRange(ids[i] is >= 3 and < 259 ? [(byte)(ids[i] - 3)] : Encoding.UTF8.GetBytes(piece));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
