using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Plumbline.Sandbox;

/// <summary>
/// Reads in a compiled assembly every type and member of other assemblies that it can name, whatever the source looked like, and allows those of <see cref="PermittedTypes"/>
/// alone. Without reflection, code reaches nothing that these tables do not name.
/// </summary>
internal static class AssemblyRules
{
    /// <summary>What is forbidden, in words.</summary>
    public static IEnumerable<string> Forbidden(byte[] assembly)
    {
        using PEReader file = new(new MemoryStream(assembly));
        MetadataReader reader = file.GetMetadataReader();
        List<string> found = [];
        if (reader.GetTableRowCount(TableIndex.ImplMap) > 0 || reader.GetTableRowCount(TableIndex.ModuleRef) > 0)
        {
            found.Add("native code");
        }

        foreach (TypeReferenceHandle handle in reader.TypeReferences)
        {
            if (!PermittedTypes.Has(Name(reader, handle)))
            {
                found.Add(Name(reader, handle));
            }
        }

        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference
                && Name(reader, (TypeReferenceHandle)member.Parent) is string type
                && !PermittedTypes.Has(type, reader.GetString(member.Name)))
            {
                found.Add($"{type}.{reader.GetString(member.Name)}");
            }
        }

        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            bool compilerMade = !type.GetDeclaringType().IsNil && reader.GetString(reader.GetTypeDefinition(type.GetDeclaringType()).Name).StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal);
            if ((type.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout && !compilerMade)
            {
                found.Add("an explicit layout");
            }
        }

        return found;
    }

    private static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Name(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
