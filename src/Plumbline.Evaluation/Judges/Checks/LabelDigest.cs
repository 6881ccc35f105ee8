using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>Names a set of labelled replies by its content.</summary>
internal static class LabelDigest
{
    /// <summary>SHA-256 over prompts, replies and labels, each with its length before it, so that no two sets share one.</summary>
    public static string Of(IEnumerable<LabelledReply> replies)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (LabelledReply reply in replies)
        {
            foreach (string text in new[] { reply.Prompt, reply.Reply, reply.Label ? "1" : "0" })
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                hash.AppendData(BitConverter.GetBytes(bytes.Length));
                hash.AppendData(bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
