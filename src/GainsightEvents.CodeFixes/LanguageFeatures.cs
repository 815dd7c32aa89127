namespace GainsightEvents.CodeFixes;

/// <summary>Tells which declarations a compilation accepts, for a project may lack the types behind <c>required</c> and <c>init</c>.</summary>
internal static class LanguageFeatures
{
    public static bool AcceptsRequired(this Compilation compilation) =>
        compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp11 }
        && compilation.Has("System.Runtime.CompilerServices.RequiredMemberAttribute")
        && compilation.Has("System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute");

    public static bool AcceptsInit(this Compilation compilation) =>
        compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp9 }
        && compilation.Has("System.Runtime.CompilerServices.IsExternalInit");

    // Another assembly's internal polyfill, such as the one in our own netstandard2.0 build, serves that assembly only.
    private static bool Has(this Compilation compilation, string metadataName) =>
        compilation.GetTypesByMetadataName(metadataName).Any(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));
}
