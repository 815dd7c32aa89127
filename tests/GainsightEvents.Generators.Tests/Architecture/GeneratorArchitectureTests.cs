using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Architecture;

public sealed class GeneratorArchitectureTests
{
    /// <summary>Parsing makes models, emission prints them, and neither knows the other. A folder uses only folders above it in the list.</summary>
    [Fact]
    public void Symbols_become_models_and_models_become_code_without_a_way_back() => FolderArrows.AssertAllowed(
        "src/GainsightEvents.Generators",
        """
        Infrastructure:
        Model: Infrastructure
        Emission: Infrastructure, Model
        Parsing/Restrictions: Infrastructure, Model
        Parsing/Types: Infrastructure, Model, Parsing/Restrictions
        Parsing/Members: Infrastructure, Model, Parsing/Types
        Parsing/Constraints: Infrastructure, Model, Parsing/Members, Parsing/Types
        Parsing/Values: Infrastructure, Model, Parsing/Constraints, Parsing/Members, Parsing/Types
        Parsing/PublishMethod: Infrastructure, Model, Parsing/Members, Parsing/Restrictions, Parsing/Types
        Parsing/Catalog: Infrastructure, Model
        Parsing: Infrastructure, Model, Parsing/Members, Parsing/PublishMethod, Parsing/Restrictions, Parsing/Types, Parsing/Values
        Parsing/Plans: Infrastructure, Model, Parsing, Parsing/Constraints, Parsing/Members, Parsing/Types, Parsing/Values
        Analyzers: Infrastructure, Model, Parsing, Parsing/Catalog, Parsing/Constraints, Parsing/Members, Parsing/Plans, Parsing/PublishMethod, Parsing/Types
        .: Emission, Infrastructure, Model, Parsing, Parsing/Catalog
        """,
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"],
        ["src/Shared/Model", "src/Shared/Plans", "src/Shared/Rules", "src/Shared/Wire"],
        [
            .. AnalysisReferences.Current.Where(static reference => Path.GetFileName(reference.Display) != "GainsightEvents.dll"),
            MetadataReference.CreateFromFile(typeof(ISymbol).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(CSharpCompilation).Assembly.Location),
        ]);
}
