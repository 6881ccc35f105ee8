using System.Globalization;

namespace Plumbline.Cli.Align;

/// <summary>Where a run goes when the user names no folder.</summary>
internal static class RunFolder
{
    /// <summary>Beginning of every such name.</summary>
    public const string Default = "runs/align-";

    /// <summary>The names in words.</summary>
    public const string Pattern = Default + "N";

    /// <summary>The first name with a number from 1 that nothing has yet.</summary>
    public static string NextFree(string beginning)
    {
        int number = 1;
        while (Path.Exists(Name(number)))
        {
            number++;
        }

        return Name(number);

        string Name(int candidate) => beginning + candidate.ToString(CultureInfo.InvariantCulture);
    }
}
