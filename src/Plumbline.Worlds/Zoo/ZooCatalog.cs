using System.Reflection;

namespace Plumbline.Worlds.Zoo;

/// <summary>All exhibits of some assemblies: every public class that is an <see cref="Exhibit"/> and has a constructor without parameters.</summary>
public sealed class ZooCatalog
{
    private ZooCatalog(IReadOnlyList<Exhibit> exhibits) => Exhibits = exhibits;

    /// <summary>The exhibits in the order in which the zoo is walked through.</summary>
    public IReadOnlyList<Exhibit> Exhibits { get; }

    /// <summary>The exhibits of assemblies.</summary>
    /// <exception cref="InvalidOperationException">Two exhibits have one name.</exception>
    public static ZooCatalog Of(params IReadOnlyList<Assembly> assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        Exhibit[] exhibits = [.. assemblies
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsSubclassOf(typeof(Exhibit)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (Exhibit)Activator.CreateInstance(type)!)
            .OrderBy(exhibit => exhibit.Group).ThenBy(exhibit => exhibit.Order).ThenBy(exhibit => exhibit.Name, StringComparer.Ordinal)];
        if (exhibits.GroupBy(exhibit => exhibit.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"{twice.Count()} exhibits are named {twice.Key}; expected one");
        }

        return new ZooCatalog(exhibits);
    }

    /// <summary>The exhibits of this library.</summary>
    public static ZooCatalog OfWorlds() => Of(typeof(ZooCatalog).Assembly);

    /// <summary>The exhibit with this name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names near ones.</exception>
    public Exhibit Find(string name) => Exhibits.FirstOrDefault(exhibit => string.Equals(exhibit.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"there is no exhibit '{name}'; expected one of {string.Join(", ", Exhibits.Select(exhibit => exhibit.Name))}");
}
