using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>A compiled project that another one references.</summary>
internal sealed class GenerationLibrary(string assemblyName, byte[] image, string[] aliases)
{
    public string AssemblyName { get; } = assemblyName;

    public byte[] Image { get; } = image;

    public MetadataReference Reference { get; } =
        MetadataReference.CreateFromImage(image, new MetadataReferenceProperties(aliases: [.. aliases]));
}
