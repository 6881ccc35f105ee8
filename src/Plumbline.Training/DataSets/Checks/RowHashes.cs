using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Plumbline.Training.DataSets.Checks;

/// <summary>Finds rows that repeat earlier ones, at sixteen bytes a row: 96 bits of SHA-256, which a billion rows share by chance once in 10¹¹ files, and the row.</summary>
internal sealed class RowHashes
{
    private const int RowBits = 32;
    private readonly List<UInt128> _hashes = [];

    /// <summary>Adds what a row says.</summary>
    public void Add(int row, DataSetRow content)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, RowText text) in content.Texts)
        {
            Append(hash, name);
            Append(hash, text is Conversation conversation ? JsonSerializer.Serialize(conversation.Messages) : ((PlainText)text).Text);
        }

        Append(hash, content switch
        {
            UnpairedRow unpaired => unpaired.Label ? "good" : "bad",
            StepwiseRow steps => string.Concat(steps.Labels.Select(label => label ? '1' : '0')),
            _ => "",
        });
        Add(row, hash.GetHashAndReset());
    }

    /// <summary>Adds a row's own id.</summary>
    public void Add(int row, string id) => Add(row, SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>The rows that repeat an earlier one, in ascending order: how many, and the first of them.</summary>
    public (long Count, int[] First) Repeated(int shown)
    {
        _hashes.Sort();
        List<int> rows = [];
        for (int i = 1; i < _hashes.Count; i++)
        {
            if (_hashes[i] >> RowBits == _hashes[i - 1] >> RowBits)
            {
                rows.Add((int)(uint)_hashes[i]);
            }
        }

        rows.Sort();
        return (rows.Count, [.. rows.Take(shown)]);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    private void Add(int row, byte[] hash) => _hashes.Add((BitConverter.ToUInt128(hash) << RowBits) | (uint)row);
}
