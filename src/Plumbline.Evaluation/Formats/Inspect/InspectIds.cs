using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>The ids of a log: digests, so that the same run gives the same log.</summary>
internal static class InspectIds
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const int LongestSample = 150;

    /// <summary>Twenty-two letters and digits, as Inspect's own ids look, out of a digest of the parts.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        // Lengths go in front of the parts, so that ("ab", "c") and ("a", "bc") differ.
        StringBuilder text = new();
        foreach (string part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), digest);
        UInt128 rest = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest);
        Span<char> id = stackalloc char[22];
        for (int index = 0; index < id.Length; index++)
        {
            (rest, UInt128 letter) = UInt128.DivRem(rest, 57);
            id[index] = Alphabet[(int)letter];
        }

        return new string(id);
    }

    /// <summary>The same task on the same data, whichever the run.</summary>
    public static string Task(InspectLogInfo info) => Of("task", info.Task, info.DatasetName ?? "", info.DatasetLocation ?? "");

    /// <summary>The run.</summary>
    public static string Run(InspectLogInfo info) => Of("run", info.RunId, InspectJson.Time(info.Created));

    /// <summary>The task in this run with this model.</summary>
    public static string Evaluation(InspectLogInfo info) => Of("eval", info.RunId, InspectJson.Time(info.Created), info.Task, info.Model);

    /// <summary>
    /// A sample's id as it may stand in a member's name: no slash, no control character and no <c>_epoch_</c>, on which the viewer splits. One that had to be changed
    /// ends in a digest of what it was, so that two never become one.
    /// </summary>
    public static string Sample(string id)
    {
        StringBuilder safe = new(id.Length);
        foreach (char letter in id)
        {
            safe.Append(char.IsControl(letter) || char.IsSurrogate(letter) || letter is '/' or '\\' or '\uFFFD' ? '-' : letter);
        }

        safe.Replace("_epoch_", "-epoch-");
        string text = safe.Length > LongestSample ? safe.ToString(0, LongestSample) : safe.ToString();
        return text == id && text.Trim().Length == text.Length && text.Length > 0 ? text : $"{text.Trim()}-{Of(id)[..8]}";
    }
}
