using System.Reflection;
using System.Reflection.Emit;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>An assembly as other languages make them, with names that C# cannot write.</summary>
internal sealed class ForeignAssembly
{
    private readonly PersistedAssemblyBuilder _assembly = new(new AssemblyName("Foreign"), typeof(object).Assembly);
    private readonly ModuleBuilder _module;

    public ForeignAssembly() => _module = _assembly.DefineDynamicModule("Foreign");

    public MetadataReference Reference
    {
        get
        {
            using var image = new MemoryStream();
            _assembly.Save(image);
            return MetadataReference.CreateFromImage(image.ToArray());
        }
    }

    public Type Enum(string name, params string[] members)
    {
        var type = _module.DefineEnum(name, TypeAttributes.Public, typeof(int));
        for (var i = 0; i < members.Length; i++)
        {
            type.DefineLiteral(members[i], i);
        }

        return type.CreateType();
    }

    public Type Flags(string name, params (string Name, int Value)[] members)
    {
        var type = _module.DefineEnum(name, TypeAttributes.Public, typeof(int));
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(FlagsAttribute).GetConstructor([])!, []));
        foreach (var (member, value) in members)
        {
            type.DefineLiteral(member, value);
        }

        return type.CreateType();
    }

    /// <summary>A class with properties that can be read; one with parameters takes an int.</summary>
    public Type Class(string name, params (string Name, Type Type, bool HasParameter)[] properties)
    {
        var type = _module.DefineType(name, TypeAttributes.Public | TypeAttributes.Class);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        foreach (var (member, memberType, hasParameter) in properties)
        {
            Type[] parameters = hasParameter ? [typeof(int)] : [];
            var property = type.DefineProperty(member, PropertyAttributes.None, CallingConventions.HasThis, memberType, parameters);
            var getter = type.DefineMethod(
                "get_" + member, MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName, memberType, parameters);
            var code = getter.GetILGenerator();
            code.Emit(OpCodes.Ldnull);
            code.Emit(OpCodes.Throw);
            property.SetGetMethod(getter);
        }

        return type.CreateType();
    }
}
