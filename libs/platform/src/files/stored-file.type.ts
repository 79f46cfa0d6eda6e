import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('StoredFile', { description: 'An uploaded file; its address answers only to whom its step lets in.' })
export class StoredFileType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) mime: string;
  @Field(() => Int) bytes: number;
  @Field(() => String) url: string;

  static from(file: { readonly id: string; readonly name: string; readonly mime: string; readonly bytes: number }): StoredFileType {
    return Object.assign(new StoredFileType(), {
      id: file.id,
      name: file.name,
      mime: file.mime,
      bytes: file.bytes,
      url: `/files/${file.id}`,
    });
  }
}
