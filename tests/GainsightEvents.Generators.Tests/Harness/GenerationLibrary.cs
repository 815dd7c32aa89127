using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>A project that another one references: compiled, as in a build, or as a compilation, as in an editor.</summary>
internal sealed class GenerationLibrary(string assemblyName, byte[] image, Compilation compilation, string[] aliases)
{
    public string AssemblyName { get; } = assemblyName;

    public byte[] Image { get; } = image;

    /// <summary>The reference of a build.</summary>
    public MetadataReference Reference { get; } =
        MetadataReference.CreateFromImage(image, new MetadataReferenceProperties(aliases: [.. aliases]));

    /// <summary>The reference of an editor.</summary>
    public MetadataReference EditorReference { get; } = compilation.ToMetadataReference(aliases: [.. aliases]);
}
