using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Runs.Reports;

/// <summary>The script that lets the movies of a page rest while nobody looks at them, and start and stop at a press of a button. Without it they play on.</summary>
internal static class MoviePlayer
{
    private static readonly Lazy<string> Program = new(Read);

    /// <summary>What the page's security policy must allow.</summary>
    public static string ScriptSource => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Program.Value)))}'";

    /// <summary>Writes the script.</summary>
    public static void Write(HtmlWriter html) => html.Verbatim("<script>").Verbatim(Program.Value).Verbatim("</script>").NewLine();

    private static string Read()
    {
        using Stream stream = typeof(MoviePlayer).Assembly.GetManifestResourceStream("movies.js")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
