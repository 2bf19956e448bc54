package chat.ranvier.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A file of Java, as far as its measures are concerned.
 *
 * @param name the path, for messages
 * @param lines how many lines it has
 * @param locks the lines in which it locks by the language
 */
record SourceFile(
    String name,
    int lines,
    List<Method> methods,
    List<Interface> interfaces,
    List<Variable> variables,
    List<Long> locks) {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /**
   * A method or constructor.
   *
   * @param lines how many lines it has, its documentation left out
   */
  record Method(String name, long lines, int parameters, boolean isConstructor) {}

  /** An interface and how many methods it has of its own. */
  record Interface(String name, int methods) {}

  /** A field or a parameter, with its type as it is written. */
  record Variable(String name, String type, long line) {}

  static SourceFile parse(String name, String text) {
    return parse(Map.of(name, text)).getFirst();
  }

  /** Parses files by their names. */
  static List<SourceFile> parse(Map<String, String> texts) {
    List<Text> files = texts.entrySet().stream().map(Text::new).toList();
    JavacTask task =
        (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, files);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<SourceFile> parsed = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        parsed.add(measure(unit, positions));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parsed;
  }

  private static SourceFile measure(CompilationUnitTree unit, SourcePositions positions)
      throws IOException {
    JavaFileObject file = unit.getSourceFile();
    Measures measures = new Measures(positions, unit);
    measures.scan(unit, null);
    return new SourceFile(
        file.getName().substring(1),
        (int) file.getCharContent(true).toString().lines().count(),
        measures.methods,
        measures.interfaces,
        measures.variables,
        measures.locks);
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    private Text(Map.Entry<String, String> file) {
      super(URI.create("string:///" + file.getKey()), Kind.SOURCE);
      this.text = file.getValue();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Measures extends TreeScanner<Void, Void> {
    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final List<Method> methods = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Long> locks = new ArrayList<>();

    private Measures(SourcePositions positions, CompilationUnitTree unit) {
      this.positions = positions;
      this.unit = unit;
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      if (tree.getKind() == Tree.Kind.INTERFACE) {
        long own =
            tree.getMembers().stream().filter(member -> member instanceof MethodTree).count();
        interfaces.add(new Interface(tree.getSimpleName().toString(), (int) own));
      }
      tree.getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .forEach(field -> add((VariableTree) field));
      return super.visitClass(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      long lines = endLine(tree) - line(tree) + 1;
      boolean isConstructor = tree.getReturnType() == null;
      methods.add(
          new Method(tree.getName().toString(), lines, tree.getParameters().size(), isConstructor));
      if (tree.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
        locks.add(line(tree));
      }
      tree.getParameters().forEach(this::add);
      return super.visitMethod(tree, null);
    }

    @Override
    public Void visitSynchronized(SynchronizedTree tree, Void nothing) {
      locks.add(line(tree));
      return super.visitSynchronized(tree, null);
    }

    private void add(VariableTree tree) {
      String type = String.valueOf(tree.getType());
      variables.add(new Variable(tree.getName().toString(), type, line(tree)));
    }

    private long line(Tree tree) {
      return lines().getLineNumber(positions.getStartPosition(unit, tree));
    }

    private long endLine(Tree tree) {
      return lines().getLineNumber(positions.getEndPosition(unit, tree));
    }

    private LineMap lines() {
      return unit.getLineMap();
    }
  }
}
