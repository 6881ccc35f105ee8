using System.Reflection;
using System.Runtime.InteropServices;

namespace Plumbline.Runs;

/// <summary>The versions of the software that a run was made with.</summary>
public static class SoftwareVersions
{
    /// <summary>Plumbline's version (with the source revision, where the build knew it) and the .NET runtime's.</summary>
    public static IReadOnlyDictionary<string, string> Current() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["plumbline"] = typeof(SoftwareVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        ["dotnet"] = RuntimeInformation.FrameworkDescription,
    };
}
