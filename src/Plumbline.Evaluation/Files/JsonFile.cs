using System.Text;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Files;

/// <summary>Reads a file that is one JSON object.</summary>
public static class JsonFile
{
    /// <summary>The most bytes of such a file.</summary>
    public const long LongestFile = 64 << 20;

    /// <summary>The object.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SuiteException">It cannot be read, is longer than <see cref="LongestFile"/>, or is no JSON object.</exception>
    public static JsonRow Read(string file)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > LongestFile)
            {
                throw DataFault.At(file, "the whole file", $"{stream.Length} bytes", $"at most {LongestFile}", "check that this is the right file");
            }

            using StreamReader reader = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return JsonRow.Parse(file, "the whole file", reader.ReadToEnd());
        }
        catch (DecoderFallbackException exception)
        {
            throw DataFault.At(file, "the whole file", "bytes that are not UTF-8", "UTF-8 text", "convert the file to UTF-8", exception);
        }
        catch (Exception exception) when (DataFault.IsOfTheWorld(exception))
        {
            throw DataFault.Unreadable(file, exception);
        }
    }
}
